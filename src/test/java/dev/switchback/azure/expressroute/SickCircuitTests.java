package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PeeringPlan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A sick circuit is the reason to drain it: nothing of it has to be healthy for that.
class SickCircuitTests {

	private static final Drain EMERGENCY = Drain.of(Purpose.EMERGENCY, Stage.IPV4);

	private static RuleVerdict prefixes(Stage stage, Drain drain) {
		return stage.see(stage.dub.canStandInFor(stage.ams, drain))
			.evidence()
			.rules()
			.stream()
			.filter((rule) -> rule.rule().equals("prefixes-covered"))
			.findFirst()
			.orElseThrow();
	}

	private static Baseline baseline(Stage stage, Drain drain) {
		return (Baseline) ((Sighting.Met) stage.see(stage.ams.baseline(stage.dub, drain))).learned();
	}

	@Test
	void anEmptiedTableIsNoMeasureSoTheGatewaysTell() {
		var stage = new Stage(Stage.pair(Stage.amsterdam().withLinksDown(Link.values()), Stage.dublin()));

		var verdict = prefixes(stage, EMERGENCY);

		assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
		assertThat(verdict.measured()).isEqualTo("2 of 2 prefixes");
		assertThat(verdict.sentence()).isEqualTo(
				"contoso-ams brings nothing now, but every prefix its gateways know arrives over contoso-dub as well");
		assertThat(baseline(stage, EMERGENCY).expected()).containsExactly("10.1.0.0/16", "10.2.0.0/16");
	}

	@Test
	void whatIsDeclaredTellsWhereNoGatewayDoes() {
		var stage = new Stage(
				Stage.pair(Stage.amsterdam().withLinksDown(Link.values()), Stage.dublin("10.1.0.0/16"), "Dublin"));
		var declared = new Declared(List.of("10.1.0.0/16", "10.2.0.0/16"), List.of(), List.of());

		assertThat(prefixes(stage, EMERGENCY)).satisfies((verdict) -> {
			assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
			assertThat(verdict.sentence()).isEqualTo(
					"contoso-ams (Amsterdam) brings nothing, and nobody knows what it should bring; declare its prefixes");
		});
		assertThat(prefixes(stage, declaring(declared)).sentence()).isEqualTo(
				"some prefixes do not arrive over contoso-dub (Dublin) and would be cut off; announce them there as well: 10.2.0.0/16");
	}

	private static Drain declaring(Declared declared) {
		return new Drain(Purpose.EMERGENCY, Stage.IPV4, List.of(), Overrulings.NONE, declared, OwnPath.ELSEWHERE);
	}

	@Test
	void anEmergencyDrainsACircuitWhateverItsHealth() {
		for (var sick : List.<PeeringPlan>of(Stage.amsterdam().withLinksDown(Link.PRIMARY),
				Stage.amsterdam().withLinksDown(Link.values()), Stage.amsterdam().announcing(List.of()))) {
			var stage = new Stage(Stage.pair(sick, Stage.dublin()));
			assertThat(stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY))).isInstanceOf(Sighting.Met.class);
			var baseline = baseline(stage, EMERGENCY);
			var effect = stage.disabled(baseline, EMERGENCY);
			stage.await(effect, stage.send(effect, effect.prepare(stage.look())));
			stage.await(stage.ams.isSilent(Stage.IPV4, baseline));
			stage.await(stage.dub.covers(baseline, EMERGENCY));
		}
	}

	@Test
	void anEmergencyDrainsACircuitWhoseTablesAreBlind() {
		var stage = new Stage();
		stage.fault("{'kind':'refuse','status':503,'match':{'path':'*contoso-ams*routeTable*'}}");

		assertThat(stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY))).isInstanceOf(Sighting.Met.class);
		assertThat(stage.disabled(baseline(stage, EMERGENCY), EMERGENCY).prepare(stage.look()))
			.isInstanceOf(dev.switchback.playbook.Preparation.Ready.class);
		assertThat(stage.see(stage.ams.baseline(stage.dub, Stage.DRILL))).isInstanceOf(Sighting.Blind.class);
	}

	@Test
	void whatNobodyKnowsIsNotCovered() {
		var stage = new Stage(Stage.pair(Stage.amsterdam().withLinksDown(Link.values()), Stage.dublin(), "Dublin"));

		assertThat(stage.see(stage.dub.covers(baseline(stage, EMERGENCY), EMERGENCY)).sentence())
			.isEqualTo("it is not known what contoso-ams should bring, so nothing can be compared with it");
	}

	@Test
	void aDeclaredSummaryCoversAndALocalPrefixNeedNot() {
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16", "10.2.0.0/15")));
		var until = Instant.parse("2100-01-01T00:00:00Z");
		var summary = new Declared(List.of(), List.of("10.2.0.0/15"), List.of());
		var local = new Declared(List.of(), List.of(), List.of(new Declared.Local("10.2.0.0/16", "labs", until)));
		var expired = new Declared(List.of(), List.of(),
				List.of(new Declared.Local("10.2.0.0/16", "labs", Instant.parse("2020-01-01T00:00:00Z"))));

		assertThat(prefixes(stage, EMERGENCY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		assertThat(prefixes(stage, declaring(expired)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
		for (var declared : List.of(summary, local)) {
			assertThat(prefixes(stage, declaring(declared)).verdict()).isEqualTo(Verdict.PASS);
			assertThat(prefixes(stage, declaring(declared)).measured())
				.isEqualTo("2 of 2 prefixes (as declared: 10.2.0.0/16)");
			assertThat(stage.see(stage.dub.canStandInFor(stage.ams, declaring(declared))))
				.isInstanceOf(Sighting.Met.class);
			stage.time.pass(Duration.ofMinutes(1));
		}
	}

	/// What was never recorded would not be missed when the circuit is back.
	@Test
	void onlyWhoAnswersForWhatIsNotSeenHasItRecordedWithoutThat() {
		for (var unseen : List.of("*contoso-ams*routeTables/primary prefixes-covered contoso-dub",
				"*getLearnedRoutes gateway-has-both-paths contoso-gw",
				"*/resources gateway-has-both-paths other gateways")) {
			var parts = unseen.split(" ", 2);
			var stage = new Stage();
			stage.fault("{'kind':'refuse','status':503,'match':{'path':'%s'}}".formatted(parts[0]));
			var another = Stage.overriding(Purpose.MAINTENANCE, "survivor-has-headroom contoso-dub");
			assertThat(stage.see(stage.ams.baseline(stage.dub, another))).as(unseen).isInstanceOf(Sighting.Blind.class);
			var answered = Stage.overriding(Purpose.MAINTENANCE, parts[1]);
			assertThat(stage.see(stage.ams.baseline(stage.dub, answered))).as(unseen).isInstanceOf(Sighting.Met.class);
		}
	}

	/// Amsterdam was seen whole, and then died; Dublin never had its second prefix.
	private static Stage died() {
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16")));
		stage.see(stage.dub.canStandInFor(stage.ams, Stage.DRILL));
		stage.fault("{'kind':'convergence','circuit':'contoso-ams','linkDown':'PRIMARY'}");
		stage.fault("{'kind':'convergence','circuit':'contoso-ams','linkDown':'SECONDARY'}");
		stage.see(stage.ams.isStillDrained(Stage.IPV4));
		stage.time.pass(Duration.ofMinutes(1));
		return stage;
	}

	@Test
	void anEmergencyComparesWithTheLastHealthyObservation() {
		var verdict = prefixes(died(), EMERGENCY);

		assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
		assertThat(verdict.measured()).isEqualTo("1 of 2 prefixes (not 10.2.0.0/16)");
		assertThat(baseline(died(), EMERGENCY).expected()).containsExactly("10.1.0.0/16", "10.2.0.0/16");
	}

	@Test
	void aSickCircuitIsNotRemembered() {
		var stage = died();
		prefixes(stage, EMERGENCY);

		assertThat(prefixes(stage, EMERGENCY).measured()).isEqualTo("1 of 2 prefixes (not 10.2.0.0/16)");
	}

	@Test
	void aCircuitThatDiedIsCoveredByWhatItBroughtBefore() {
		var stage = new Stage();
		stage.see(stage.dub.canStandInFor(stage.ams, Stage.DRILL));
		stage.fault("{'kind':'refuse','status':503,'match':{'path':'*contoso-ams*routeTable*'}}");

		assertThat(prefixes(stage, EMERGENCY).sentence()).matches(
				"every prefix that contoso-ams brought when it was last seen whole \\(.+Z\\) arrives over contoso-dub as well");
	}

	private static Stage remembering(String then) {
		var stage = new Stage();
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.fault(then);
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.time.pass(Duration.ofMinutes(1));
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.fault("{'kind':'convergence','circuit':'contoso-ams','linkDown':'both'}");
		prefixes(stage, EMERGENCY);
		stage.time.pass(Duration.ofMinutes(1));
		return stage;
	}

	@Test
	void aSickLookDoesNotSpoilWhatIsRemembered() {
		var verdict = prefixes(remembering("{'kind':'convergence','circuit':'contoso-ams','missing':['10.2.0.0/16']}"),
				EMERGENCY);
		assertThat(verdict.measured()).isEqualTo("2 of 2 prefixes");
		assertThat(verdict.sentence()).contains("brought when it was last seen whole");
	}

	@Test
	void whatNeitherCircuitBringsAnyMoreWasWithdrawnAndIsForgotten() {
		var verdict = prefixes(remembering("{'kind':'convergence','missing':['10.2.0.0/16']}"), EMERGENCY);
		assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
		assertThat(verdict.measured()).isEqualTo("1 of 1 prefix");
	}

	@Test
	void whatAPersonAcceptsAsItIsIsRemembered() {
		var stage = new Stage();
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.fault("{'kind':'convergence','circuit':'contoso-ams','missing':['10.2.0.0/16']}");
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.time.pass(Duration.ofMinutes(1));
		stage.see(stage.ams.acceptedAsIs(stage.dub, EMERGENCY));
		stage.fault("{'kind':'convergence','circuit':'contoso-ams','linkDown':'both'}");
		stage.see(stage.dub.canStandInFor(stage.ams, EMERGENCY));
		stage.time.pass(Duration.ofMinutes(1));
		assertThat(prefixes(stage, EMERGENCY).measured()).isEqualTo("1 of 1 prefix");
	}

}
