package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.playbook.Force;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.WireSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CanStandInTests {

	private static final Transfer V6 = new Transfer("fd00:1::/126", "fd00:1::4/126");

	private static final String MAINTENANCE = "65010" + " 12076".repeat(8);

	private static Sighting judge(Stage stage, Purpose purpose) {
		return stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(purpose, Stage.IPV4)));
	}

	private static List<String> violations(Sighting sighting, Purpose purpose) {
		return sighting.evidence()
			.violations(purpose)
			.stream()
			.map((rule) -> "%s %s: %s".formatted(rule.verdict(), rule.rule(), rule.subject()))
			.toList();
	}

	@Test
	void aHealthyPairKeepsEveryRule() {
		var sighting = judge(new Stage(), Purpose.DRILL);

		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.sentence()).isEqualTo("contoso-dub (Dublin) can carry everything; 25 rules are kept");
		assertThat(sighting.evidence().rules()).extracting(RuleVerdict::rule)
			.containsExactly("survivor-enabled", "survivor-settled", "survivor-not-down", "survivor-both-links",
					"survivor-tables-seen", "survivor-free-of-own-writes", "survivor-operational",
					"survivor-not-in-maintenance", "survivor-links-alike", "md5-known", "write-preserves-everything",
					"drained-not-busy", "customer-managed", "own-path-elsewhere", "global-reach-uncut", "drained-whole",
					"two-circuits", "two-peering-locations", "common-gateway", "prefixes-covered",
					"gateway-has-both-paths", "no-azure-failover-test", "no-azure-failover-test",
					"survivor-has-headroom", "survivor-no-maintenance-announced");
	}

	@Test
	void everyVerdictSaysWhatWasMeasuredWantedAndWhen() {
		var stage = new Stage();
		var begun = stage.time.instant();

		assertThat(judge(stage, Purpose.DRILL).evidence().rules()).allSatisfy((rule) -> {
			assertThat(rule.measured()).isNotBlank();
			assertThat(rule.threshold()).isNotBlank();
			assertThat(rule.sentence()).isNotBlank().doesNotEndWith(".");
			assertThat(rule.observedAt()).isBetween(begun, stage.time.instant());
		});
	}

	@Test
	void lookingChangesNothing() {
		var stage = new Stage();

		judge(stage, Purpose.DRILL);

		assertThat(stage.simulator.mutations()).isEmpty();
	}

	@Test
	void theRulesThatNobodyMayOverrideAreThese() {
		assertThat(judge(new Stage(), Purpose.DRILL).evidence().rules())
			.filteredOn((rule) -> rule.force() == Force.NEVER_OVERRIDABLE)
			.extracting(RuleVerdict::rule)
			.containsExactly("survivor-enabled", "survivor-not-down", "survivor-free-of-own-writes", "md5-known",
					"write-preserves-everything", "two-circuits");
	}

	/// Broken pairs. None of them may pass, each for its reason.
	static Stream<Arguments> broken() {
		return Stream.of(
				arguments("disabled", Stage.pair(Stage.amsterdam(), Stage.dublin().disabled()),
						List.of("FAIL survivor-enabled: contoso-dub", "FAIL survivor-not-down: contoso-dub",
								"FAIL survivor-both-links: contoso-dub", "FAIL prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("down", Stage.pair(Stage.amsterdam(), Stage.dublin().withLinksDown(Link.values())),
						List.of("FAIL survivor-not-down: contoso-dub", "FAIL survivor-both-links: contoso-dub",
								"FAIL prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("one link", Stage.pair(Stage.amsterdam(), Stage.dublin().withLinksDown(Link.SECONDARY)),
						List.of("FAIL survivor-both-links: contoso-dub", "FAIL survivor-links-alike: contoso-dub")),
				arguments("brings nothing", Stage.pair(Stage.amsterdam(), Stage.dublin(new String[0])),
						List.of("FAIL survivor-both-links: contoso-dub", "FAIL prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("a prefix missing", Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16")),
						List.of("FAIL prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("a summary", Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16", "10.0.0.0/8")),
						List.of("INCONCLUSIVE prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("a default route", Stage.pair(Stage.amsterdam(), Stage.dublin("0.0.0.0/0")),
						List.of("INCONCLUSIVE prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("in maintenance",
						Stage.pair(Stage.amsterdam(),
								Stage.dublin().announcing(Stage.announced(MAINTENANCE, Stage.PREFIXES))),
						List.of("FAIL survivor-not-in-maintenance: contoso-dub")),
				arguments("no IPv6 for a circuit that has it",
						Stage.pair(Stage.amsterdam().withIpv6(V6, "2001:db8::/48"), Stage.dublin()),
						List.of("FAIL survivor-enabled: contoso-dub", "FAIL prefixes-covered: contoso-dub",
								"INCONCLUSIVE gateway-has-both-paths: contoso-gw")),
				arguments("the same location",
						Stage.pair(Stage.amsterdam(), Stage.dublin(), "Amsterdam", Stage.gateway("contoso-gw", 0)),
						List.of("FAIL two-peering-locations: contoso-dub")),
				arguments("no gateway", Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin"),
						List.of("FAIL common-gateway: contoso-dub")),
				arguments("a gateway of its own",
						Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0),
								Stage.linkedTo("lonely-gw", "10.101", new ConnectionPlan("lonely", "contoso-ams", 0))),
						List.of("FAIL gateway-has-both-paths: lonely-gw")),
				arguments("managed by the provider",
						Stage.pair(Stage.amsterdam().lastModifiedBy("Equinix"), Stage.dublin()),
						List.of("FAIL customer-managed: contoso-ams")),
				arguments("managed by nobody", Stage.pair(Stage.amsterdam().lastModifiedBy(""), Stage.dublin()),
						List.of("INCONCLUSIVE customer-managed: contoso-ams")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("broken")
	void noBrokenPairPasses(String name, PairPlan pair, List<String> expected) {
		for (var purpose : List.of(Purpose.DRILL, Purpose.MAINTENANCE)) {
			var sighting = judge(new Stage(pair), purpose);

			assertThat(violations(sighting, purpose)).containsExactlyElementsOf(expected);
			var failing = expected.stream().anyMatch((line) -> line.startsWith("FAIL"));
			assertThat(sighting).isInstanceOf(failing ? Sighting.Refused.class : Sighting.Unsettled.class);
		}
	}

	/// A sick circuit is the reason to drain it; only a drill of it would be pointless.
	@Test
	void theHealthOfTheDrainedCircuitConcernsDrillsOnly() {
		for (var sick : List.<PeeringPlan>of(Stage.amsterdam().withLinksDown(Link.PRIMARY),
				Stage.amsterdam().withLinksDown(Link.values()), Stage.amsterdam().disabled())) {
			var pair = Stage.pair(sick, Stage.dublin());

			assertThat(violations(judge(new Stage(pair), Purpose.DRILL), Purpose.DRILL))
				.containsExactly("FAIL drained-whole: contoso-ams");
			assertThat(judge(new Stage(pair), Purpose.MAINTENANCE)).isInstanceOf(Sighting.Met.class);
		}
	}

	@Test
	void anUndeclaredOrUsedKeyRefuses() {
		for (var md5 : List.of(Md5.UNKNOWN, Md5.USED)) {
			var stage = new Stage(Stage.healthy(), Settings.DEFAULT, md5);

			assertThat(violations(judge(stage, Purpose.MAINTENANCE), Purpose.MAINTENANCE))
				.containsExactly("FAIL md5-known: contoso-ams");
		}
	}

	@Test
	void whatWeHaveOpenOnTheSurvivorRefuses() {
		var stage = new Stage();
		stage.open = List.of("SB-7F3K9Q promised to bring it back");

		assertThat(violations(judge(stage, Purpose.DRILL), Purpose.DRILL))
			.containsExactly("FAIL survivor-free-of-own-writes: contoso-dub");
	}

	@Test
	void aCircuitDoesNotStandInForItself() {
		var stage = new Stage();

		var sighting = stage.see(stage.dub.canStandInFor(stage.dub, Stage.DRILL));

		assertThat(violations(sighting, Purpose.DRILL)).contains("FAIL two-circuits: contoso-dub");
		assertThat(sighting).isInstanceOf(Sighting.Refused.class);
	}

	@Test
	void anUnconfiguredFamilyIsRefused() {
		var stage = new Stage();

		var sighting = stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(Purpose.DRILL, Set.of(Family.IPV6))));

		assertThat(violations(sighting, Purpose.DRILL)).contains("FAIL write-preserves-everything: contoso-ams");
	}

	@Test
	void somebodyElsesChangeIsWaitedFor() {
		for (var circuit : List.of("contoso-dub", "contoso-ams")) {
			var stage = new Stage();
			stage.fault("{'kind':'drift','circuit':'%s','etagOnly':true}".formatted(circuit));
			stage.see(stage.ams.isStillDrained(Stage.IPV4));

			var sighting = judge(stage, Purpose.MAINTENANCE);

			assertThat(sighting).as(circuit).isInstanceOf(Sighting.Unsettled.class);
			assertThat(violations(sighting, Purpose.MAINTENANCE)).allMatch((line) -> line.startsWith("INCONCLUSIVE"));
		}
	}

	/// Nothing that cannot be read is good news.
	@ParameterizedTest
	@ValueSource(strings = { "{'kind':'blind','match':{'circuit':'contoso-dub'}}",
			"{'kind':'blind','match':{'circuit':'contoso-ams'}}", "{'kind':'blind'}",
			"{'kind':'throttle','retryAfter':90}", "{'kind':'refuse','status':403}",
			"{'kind':'refuse','status':401,'code':'ExpiredAuthenticationToken'}",
			"{'kind':'refuse','status':500,'match':{'path':'*contoso-dub/peerings/AzurePrivatePeering/routeTablesSummary/primary'}}",
			"{'kind':'refuse','status':400,'match':{'path':'*contoso-dub/peerings/AzurePrivatePeering/routeTables/secondary'}}",
			"{'kind':'refuse','status':403,'match':{'path':'*connections/contoso-gw-contoso-dub'}}",
			"{'kind':'refuse','status':403,'match':{'path':'*connections/contoso-gw-contoso-ams'}}",
			"{'kind':'refuse','status':403,'match':{'path':'*/resources'}}",
			"{'kind':'refuse','status':404,'match':{'path':'*getLearnedRoutes'}}" })
	void whatCannotBeReadDoesNotPass(String fault) {
		for (var purpose : List.of(Purpose.DRILL, Purpose.MAINTENANCE)) {
			var stage = new Stage();
			stage.fault(fault);

			var sighting = judge(stage, purpose);

			assertThat(sighting).isNotInstanceOf(Sighting.Met.class);
			assertThat(violations(sighting, purpose)).isNotEmpty();
		}
	}

	@Test
	void aFourByteAsnBlindsNobody() {
		var stage = new Stage(Stage.pair(
				PeeringPlan.privatePeering(4_200_000_000L, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"),
						Stage.PREFIXES),
				PeeringPlan.privatePeering(4_200_000_000L, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"),
						Stage.PREFIXES)));

		assertThat(judge(stage, Purpose.DRILL)).isInstanceOf(Sighting.Met.class);
	}

	@Test
	void listsInPagesAreReadToTheEnd() {
		var wire = Settings.DEFAULT.wire();
		var stage = new Stage(Stage.healthy(), Settings.DEFAULT.with(new WireSettings(wire.retryAfterSeconds(), 1,
				wire.throttling(), wire.tokenLifetime(), wire.gatewayPostHeaders())), Md5.NOT_USED);

		assertThat(judge(stage, Purpose.DRILL)).isInstanceOf(Sighting.Met.class);
	}

	@Test
	void aRefusalNamesEveryReasonAndWhatToDo() {
		var sighting = judge(new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin("10.1.0.0/16"))), Purpose.DRILL);

		assertThat(sighting.sentence())
			.isEqualTo("some prefixes do not arrive over contoso-dub (Dublin) and would be cut off; "
					+ "announce them there as well: 10.2.0.0/16; it cannot be told that contoso-gw learns these prefixes over "
					+ "contoso-dub (Dublin): 10.2.0.0/16");
		assertThat(sighting.evidence().rules()).filteredOn((rule) -> rule.verdict() == Verdict.FAIL)
			.singleElement()
			.satisfies((rule) -> {
				assertThat(rule.measured()).isEqualTo("1 of 2 prefixes (not 10.2.0.0/16)");
				assertThat(rule.threshold())
					.isEqualTo("everything arrives exactly, in a declared summary, or is declared local");
			});
	}

}
