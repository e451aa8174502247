package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.switchback.playbook.Force;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Reading;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Link;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// How a path is judged, promise by promise, as docs/safety.md lists them.
class SafetyPathsTests {

	private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

	private static Drain drain(Declared declared) {
		return new Drain(Purpose.MAINTENANCE, Stage.IPV4, List.of(), Overrulings.NONE, declared, OwnPath.ELSEWHERE);
	}

	private static Sighting judge(Stage stage, Declared declared) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain(declared)));
	}

	private static RuleVerdict rule(Sighting sighting, String name) {
		return sighting.evidence()
			.rules()
			.stream()
			.filter((rule) -> rule.rule().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static Verdict coverage(Declared declared, String... arriving) {
		return rule(judge(new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin(arriving))), declared),
				"prefixes-covered")
			.verdict();
	}

	private static Declared local(Instant until) {
		return new Declared(List.of(), List.of(), List.of(new Declared.Local("10.2.0.0/16", "labs", until)));
	}

	private static List<String> movement(Stage stage) {
		return judge(stage, Declared.NOTHING).evidence()
			.readings()
			.stream()
			.filter((reading) -> reading.name().equals("expected movement"))
			.map(Reading::value)
			.toList();
	}

	@Test
	void aPrefixThatArrivesExactlyPasses() {
		assertThat(coverage(Declared.NOTHING, "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16")).isEqualTo(Verdict.PASS);
	}

	private static Stage secondLinkOnly(String... secondary) {
		var announced = new ArrayList<Announcement>();
		List.of(Stage.PREFIXES)
			.forEach((prefix) -> announced.add(new Announcement(prefix, "65010", Set.of(Link.PRIMARY))));
		List.of(secondary)
			.forEach((prefix) -> announced.add(new Announcement(prefix, "65010", Set.of(Link.SECONDARY))));
		return new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin().announcing(announced)));
	}

	@Test
	void aPrefixThatArrivesOverOneLinkOfTheSurvivorOnlyIsCoveredAndNamed() {
		var stage = secondLinkOnly("10.1.0.0/16");
		var sighting = judge(stage, Declared.NOTHING);
		assertThat(rule(sighting, "prefixes-covered").verdict()).isEqualTo(Verdict.PASS);
		assertThat(rule(sighting, "survivor-links-alike")).extracting(RuleVerdict::verdict, RuleVerdict::force)
			.containsExactly(Verdict.FAIL, Force.ADVISES);
		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.sentence())
			.contains("to be noted: some prefixes arrive over one link of contoso-dub (Dublin) "
					+ "only and would be cut off if that goes down too; announce them over both: 10.2.0.0/16");
		var baseline = stage.drain();
		assertThat(stage.see(stage.dub.covers(baseline, Stage.DRILL)).sentence())
			.endsWith("; over one link only: 10.2.0.0/16");
	}

	@Test
	void aLinkThatBringsFarFewerPrefixesThanItsSiblingBlocksPlannedWorkAndNoEmergency() {
		for (var purpose : Purpose.values()) {
			var stage = secondLinkOnly("10.9.0.0/16");
			var sighting = stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(purpose, Stage.IPV4)));
			assertThat(rule(sighting, "survivor-links-alike").verdict()).isEqualTo(Verdict.FAIL);
			assertThat(sighting instanceof Sighting.Met).as(sighting.sentence())
				.isEqualTo(purpose == Purpose.EMERGENCY);
			assertThat(sighting.sentence())
				.contains("the secondary link of contoso-dub (Dublin) brings less than half");
		}
	}

	@Test
	void aPrefixCoveredByADeclaredSummaryPasses() {
		var declared = new Declared(List.of(), List.of("10.0.0.0/8"), List.of());
		assertThat(coverage(declared, "10.1.0.0/16", "10.0.0.0/8")).isEqualTo(Verdict.PASS);
	}

	@Test
	void aPrefixCoveredByASummaryThatNobodyDeclaredIsInconclusive() {
		assertThat(coverage(Declared.NOTHING, "10.1.0.0/16", "10.0.0.0/8")).isEqualTo(Verdict.INCONCLUSIVE);
		var another = new Declared(List.of(), List.of("10.0.0.0/9"), List.of());
		assertThat(coverage(another, "10.1.0.0/16", "10.0.0.0/8")).isEqualTo(Verdict.INCONCLUSIVE);
	}

	@Test
	void aPrefixCoveredByADefaultRouteOnlyIsInconclusive() {
		assertThat(coverage(Declared.NOTHING, "10.1.0.0/16", "0.0.0.0/0")).isEqualTo(Verdict.INCONCLUSIVE);
	}

	@Test
	void aPrefixThatDoesNotArriveAtAllFails() {
		assertThat(coverage(Declared.NOTHING, "10.1.0.0/16")).isEqualTo(Verdict.FAIL);
		assertThat(coverage(Declared.NOTHING, "10.1.0.0/16", "10.2.0.0/17", "10.2.128.0/17")).isEqualTo(Verdict.FAIL);
	}

	@Test
	void aPrefixDeclaredLocalWithOwnerAndExpiryNeedNotArriveUntilThen() {
		assertThat(coverage(local(LATER), "10.1.0.0/16")).isEqualTo(Verdict.PASS);
		assertThat(coverage(local(Instant.parse("2020-01-01T00:00:00Z")), "10.1.0.0/16")).isEqualTo(Verdict.FAIL);
	}

	@Test
	void theConnectionWeightDecidesWhatIsExpectedToMoveBeforeTheAsPathDoes() {
		var longer = Stage.dublin().announcing(Stage.announced("65010 65010 65010", Stage.PREFIXES));
		assertThat(movement(new Stage(Stage.pair(Stage.amsterdam(), longer))))
			.containsExactly("by prefixes and AS paths: 2 move, 0 are shared, 0 stay");
		assertThat(
				movement(new Stage(Stage.pair(Stage.amsterdam(), longer, "Dublin", Stage.gateway("contoso-gw", 100)))))
			.containsExactly("nothing moves, and unchanged is right: its connection to contoso-dub weighs more");
	}

	@Test
	void aGatewayThatLearnsARequiredPrefixOverTheDrainedCircuitOnlyIsASingleHomedDependant() {
		var lonely = Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0));
		var unlinked = judge(new Stage(
				Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0), lonely)),
				Declared.NOTHING);
		assertThat(unlinked.evidence().violations(Purpose.MAINTENANCE)).singleElement().satisfies((rule) -> {
			assertThat(rule.rule() + " of " + rule.subject()).isEqualTo("gateway-has-both-paths of lonely-gw");
			assertThat(rule.verdict()).isEqualTo(Verdict.FAIL);
		});
		var lacking = judge(new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16"))), Declared.NOTHING);
		assertThat(rule(lacking, "gateway-has-both-paths")).satisfies((rule) -> {
			assertThat(rule.subject()).isEqualTo("contoso-gw");
			assertThat(rule.verdict()).isNotEqualTo(Verdict.PASS);
			assertThat(rule.sentence()).contains("10.2.0.0/16");
		});
	}

	@Test
	void aDependantThatCannotBeReadIsUnknownAndBlocks() {
		var stage = new Stage();
		stage.fault("{'kind':'refuse','status':403,'match':{'path':'*/resources'}}");
		var sighting = judge(stage, Declared.NOTHING);
		assertThat(sighting.evidence().violations(Purpose.MAINTENANCE))
			.filteredOn((rule) -> rule.subject().equals("other gateways"))
			.singleElement()
			.satisfies((rule) -> assertThat(rule.measured()).isEqualTo("unknown"));
		assertThat(sighting.evidence().readings())
			.anySatisfy((reading) -> assertThat(reading.subject()).isEqualTo("UNKNOWN"));
	}

	@Test
	void eightOfMicrosoftsNumbersInAPathMeanThatTheSurvivorIsInMaintenance() {
		for (var count : List.of(7, 8, 9)) {
			var path = "65010" + " 12076".repeat(count);
			var stage = new Stage(
					Stage.pair(Stage.amsterdam(), Stage.dublin().announcing(Stage.announced(path, Stage.PREFIXES))));
			assertThat(rule(judge(stage, Declared.NOTHING), "survivor-not-in-maintenance").verdict())
				.as("%d times", count)
				.isEqualTo((count < 8) ? Verdict.PASS : Verdict.FAIL);
		}
	}

	@Test
	void withoutProbesSymmetryOnPremisesIsNeverMoreThanInconclusive() {
		var stage = new Stage();
		stage.drain();
		stage.time.pass(java.time.Duration.ofSeconds(30));
		var sighting = stage
			.see(stage.dub.symmetryUntold(stage.dub.carriesTrafficInsteadOf(stage.ams, java.util.Set.of())));
		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(rule(sighting, "symmetry").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
	}

}
