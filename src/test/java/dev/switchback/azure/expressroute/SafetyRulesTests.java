package dev.switchback.azure.expressroute;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.switchback.playbook.Force;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Urgency;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.PairPlan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The rules and how hard they block, promise by promise, as docs/safety.md lists them. Each is broken by networks, and
/// then everything that fails is answered for by a person, whether that may be or not.
class SafetyRulesTests {

	private static BrokenNetwork network(String name) {
		return BrokenNetworks.all().filter((network) -> network.name().equals(name)).findFirst().orElseThrow();
	}

	private static Drain drain(BrokenNetwork network, Purpose purpose, List<RuleOverride> overrides) {
		return new Drain(purpose, network.families(), overrides, Overrulings.NONE, network.declared(),
				network.ownPath());
	}

	private static Sighting judge(BrokenNetwork network, Purpose purpose, List<RuleOverride> overrides) {
		var stage = network.stage();
		return stage.see(stage.dub.canStandInFor(stage.ams, drain(network, purpose, overrides)));
	}

	private static Sighting judge(BrokenNetwork network, Purpose purpose) {
		return judge(network, purpose, List.of());
	}

	/// With a person who answers for everything that fails.
	private static Sighting answered(BrokenNetwork network, Purpose purpose) {
		return judge(network, purpose,
				judge(network, purpose).evidence()
					.violations(purpose)
					.stream()
					.map((rule) -> new RuleOverride(rule.rule(), rule.subject(), null, "it has to be", "anna", true))
					.toList());
	}

	private static void blocks(String rule, Sighting sighting, Purpose purpose) {
		assertThat(sighting).isNotInstanceOf(Sighting.Met.class);
		assertThat(sighting.evidence().violations(purpose)).extracting(RuleVerdict::rule).contains(rule);
	}

	/// @param overridable for whom a person who answers for it opens the way
	private static void rule(String rule, Set<Purpose> overridable, BrokenNetwork... networks) {
		for (var network : networks) {
			for (var purpose : Purpose.values()) {
				blocks(rule, judge(network, purpose), purpose);
				if (overridable.contains(purpose)) {
					assertThat(answered(network, purpose)).as("%s for %s", network, purpose)
						.isInstanceOf(Sighting.Met.class);
				}
				else {
					blocks(rule, answered(network, purpose), purpose);
				}
			}
		}
	}

	private static void never(String rule, String... networks) {
		for (var name : networks) {
			rule(rule, Set.of(), network(name));
		}
	}

	private static void inAnEmergency(String rule, String... networks) {
		for (var name : networks) {
			rule(rule, Set.of(Purpose.EMERGENCY), network(name));
		}
	}

	private static void inMaintenanceToo(String rule, String... networks) {
		for (var name : networks) {
			rule(rule, Set.of(Purpose.EMERGENCY, Purpose.MAINTENANCE), network(name));
		}
	}

	@Test
	void everyRuleNamesItsSubjectMeasuredValueThresholdAgeAndForce() {
		var stage = new Stage();
		var begun = stage.time.instant();
		var rules = stage.see(stage.dub.canStandInFor(stage.ams, Stage.DRILL)).evidence().rules();
		assertThat(rules).hasSizeGreaterThan(20).allSatisfy((rule) -> {
			assertThat(rule.subject()).isIn("contoso-ams", "contoso-dub", "contoso-gw");
			assertThat(rule.measured()).isNotBlank();
			assertThat(rule.threshold()).isNotBlank();
			assertThat(rule.observedAt()).isBetween(begun, stage.time.instant());
			assertThat(rule.force()).isEqualTo(SafetyRule.of(rule.rule()).orElseThrow().force());
		});
	}

	@Test
	void allFailingRulesAreReportedTogether() {
		var stage = new Stage(
				Stage.pair(Stage.amsterdam().lastModifiedBy("Equinix"), Stage.dublin("10.1.0.0/16"), "Amsterdam"));
		stage.open = List.of("SB-7F3K9Q has a call in doubt");
		var sighting = stage.see(stage.dub.canStandInFor(stage.ams, Stage.DRILL));
		assertThat(sighting.evidence().violations(Purpose.DRILL)).extracting(RuleVerdict::rule)
			.containsExactlyInAnyOrder("survivor-free-of-own-writes", "customer-managed", "two-peering-locations",
					"common-gateway", "prefixes-covered");
		assertThat(sighting.evidence().violations(Purpose.DRILL))
			.allSatisfy((rule) -> assertThat(sighting.sentence()).contains(rule.sentence()));
	}

	@Test
	void theHealthOfTheCircuitToBeDrainedNeverBlocksMaintenanceOrAnEmergency() {
		for (var name : List.of("the drained circuit has a dead link", "the drained circuit is dead",
				"the drained circuit is disabled already", "the drained circuit brings nothing",
				"the drained circuit's last change failed")) {
			for (var purpose : List.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)) {
				assertThat(judge(network(name), purpose)).as("%s for %s", name, purpose)
					.isInstanceOf(Sighting.Met.class);
			}
			blocks("drained-whole", judge(network(name), Purpose.DRILL), Purpose.DRILL);
		}
	}

	@Test
	void nobodyOverridesASurvivorThatIsNotReadEnabledInEveryFamilyOfTheCircuitToBeDrained() {
		never("survivor-enabled", "the survivor is disabled", "the survivor lacks IPv6",
				"the survivor's peering does not exist", "the survivor's peering is in a state that nobody knows",
				"the survivor's peering cannot be read");
	}

	@Test
	void nobodyOverridesASurvivorSeenDownOnBothLinks() {
		never("survivor-not-down", "the survivor is down on both links",
				"the survivor's sessions are with somebody else");
	}

	@Test
	void nobodyOverridesWhatIsOpenOfOursOnTheSurvivor() {
		never("survivor-free-of-own-writes", "something of ours is open on the survivor");
	}

	@Test
	void nobodyOverridesThatASingleOrMetroCircuitHasNoSurvivor() {
		for (var location : List.of("Amsterdam", "Amsterdam Metro")) {
			for (var purpose : Purpose.values()) {
				var stage = new Stage(new PairPlan("contoso",
						List.of(dev.switchback.simulator.estate.CircuitPlan.circuit("contoso-ams", "westeurope",
								location, "Equinix", Stage.amsterdam())),
						List.of(Stage.linkedTo("contoso-gw", "10.100", new ConnectionPlan("a", "contoso-ams", 0))),
						dev.switchback.simulator.estate.Demand.NONE));
				var drain = Stage.overriding(purpose, "two-circuits contoso-ams", "two-peering-locations contoso-ams");
				blocks("two-circuits", stage.see(stage.ams.canStandInFor(stage.ams, drain)), purpose);
			}
		}
	}

	@Test
	void nobodyOverridesAnMd5KeyThatIsUnknownOrCannotBeHad() {
		never("md5-known", "nobody declared whether there is an MD5 key");
		rule("md5-known", Set.of(),
				BrokenNetwork.of("the key is declared and cannot be had", "", "md5-known").with(Md5.USED));
	}

	@Test
	void nobodyOverridesAWriteThatWouldNotPreserveEverything() {
		never("write-preserves-everything", "the drained circuit's peering has no VLAN",
				"the drained circuit belongs to a Virtual WAN", "the drained circuit has no peering",
				"the drained circuit's peering cannot be read");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForBlindTablesOfTheSurvivor() {
		inAnEmergency("survivor-tables-seen", "the survivor's tables are forbidden",
				"one of the survivor's summaries fails", "both of the survivor's route tables fail",
				"the survivor's tables never come");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForASurvivorOnOneLink() {
		inAnEmergency("survivor-both-links", "the survivor's primary link is down",
				"the survivor's secondary link is down", "the survivor brings everything over one link only");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForTwoCircuitsOfOnePeeringLocation() {
		inAnEmergency("two-peering-locations", "both circuits end in one place",
				"both circuits end in one place, written otherwise", "Azure does not say where the survivor ends");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForTwoCircuitsWithoutACommonGateway() {
		inAnEmergency("common-gateway", "there is no gateway", "the gateway is linked to the survivor only",
				"the connection to the survivor is not connected");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForLayer3ManagedByTheProvider() {
		inAnEmergency("customer-managed", "the provider manages the drained circuit",
				"nobody knows who manages the drained circuit");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForAnOwnPathThatIsUnproven() {
		inAnEmergency("own-path-elsewhere", "the service itself depends on the drained circuit",
				"nobody declared what the service itself depends on");
	}

	@Test
	void onlyInAnEmergencyAPersonAnswersForPublicPrefixesThatAreNotConfigured() {
		inAnEmergency("public-prefixes-validated",
				"Microsoft peering: one public prefix of the survivor failed its validation",
				"Microsoft peering: the drained circuit's public prefixes are not validated");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForPrefixesThatAreNotCovered() {
		inMaintenanceToo("prefixes-covered", "a prefix is missing", "everything is only summarised",
				"there is only a default route", "an IPv6 prefix is missing");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForMissingHeadroom() {
		inMaintenanceToo("survivor-has-headroom", "both circuits together carry too much for one",
				"the survivor has little bandwidth");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForSingleHomedDependantsEachNamed() {
		inMaintenanceToo("gateway-has-both-paths", "one gateway of two is linked to the drained circuit only");
		var stage = new Stage(Stage.pair(Stage.amsterdam(), Stage.dublin(), "Dublin", Stage.gateway("contoso-gw", 0),
				Stage.linkedTo("labs-gw", "10.101", new ConnectionPlan("labs", "contoso-ams", 0)),
				Stage.linkedTo("mill-gw", "10.102", new ConnectionPlan("mill", "contoso-ams", 0))));
		var judged = stage.see(stage.dub.canStandInFor(stage.ams, Drain.of(Purpose.EMERGENCY, Stage.IPV4)));
		assertThat(judged.evidence().violations(Purpose.EMERGENCY)).extracting(RuleVerdict::subject)
			.containsExactly("labs-gw", "mill-gw");
		var one = Stage.overriding(Purpose.EMERGENCY, "gateway-has-both-paths labs-gw");
		assertThat(stage.see(stage.dub.canStandInFor(stage.ams, one)).evidence().violations(Purpose.EMERGENCY))
			.extracting(RuleVerdict::subject)
			.containsExactly("mill-gw");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForGlobalReachThatIsCut() {
		inMaintenanceToo("global-reach-uncut", "Global Reach ends at the drained circuit",
				"Global Reach comes from another circuit");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForMaintenanceOfTheSurvivorThatIsAnnounced() {
		inMaintenanceToo("survivor-no-maintenance-announced", "maintenance of the survivor is announced");
		inMaintenanceToo("survivor-not-in-maintenance", "Microsoft drains the survivor",
				"Microsoft drains one link of the survivor");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForAFailoverTestOfAzuresOwnOnASharedGateway() {
		inMaintenanceToo("no-azure-failover-test", "a failover test of Azure's is running",
				"a failover test of Azure's was never stopped");
	}

	@Test
	void inMaintenanceTooPeopleAnswerForATestOfALinkOfTheSurvivorByAzureItself() {
		inMaintenanceToo("no-azure-failover-test", "a link of the survivor is being tested");
	}

	@Test
	void everyRuleThatBlocksPlannedWorkOnlyAdvisesInAnEmergency() {
		for (var name : List.of("the survivor's last change failed", "somebody is changing the survivor",
				"somebody is changing the drained circuit", "Microsoft has the survivor's circuit disabled",
				"the provider takes the survivor's circuit down")) {
			var sighting = judge(network(name), Purpose.EMERGENCY);
			assertThat(sighting).as(name).isInstanceOf(Sighting.Met.class);
			assertThat(sighting.evidence().rules())
				.filteredOn((rule) -> rule.verdict() != Verdict.PASS && rule.force() == Force.BLOCKS_PLANNED_WORK)
				.as(name)
				.isNotEmpty();
			for (var planned : List.of(Purpose.DRILL, Purpose.MAINTENANCE)) {
				assertThat(answered(network(name), planned)).as(name).isNotInstanceOf(Sighting.Met.class);
			}
		}
	}

	@Test
	void theAgesAreSettingsAndTheseUnlessSetOtherwise() {
		var ages = ExpressRouteSettings.DEFAULT;
		assertThat(ages.stateAge()).isEqualTo(Duration.ofSeconds(5));
		assertThat(ages.tableAge()).isEqualTo(Duration.ofSeconds(120));
		assertThat(ages.outlookAge()).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void bothPeeringsAreReadAtMost5SecondsBeforeADisable() {
		for (var circuit : List.of("contoso-ams", "contoso-dub")) {
			var stage = new Stage();
			var baseline = stage.baseline();
			stage.fault(
					"{'kind':'stall','hold':'PT6S','match':{'method':'GET','path':'*%s/peerings/azureprivatepeering'}}"
						.formatted(circuit));
			assertThat(stage.disabled(baseline).prepare(stage.look())).isInstanceOfSatisfying(Preparation.Unseen.class,
					(unseen) -> assertThat(unseen.sentence())
						.isEqualTo("reading both peerings took too long to rely on it"));
		}
	}

	@Test
	void tablesAndGatewayRoutesAreReadAtMost120SecondsBeforeADisable() {
		for (var table : List.of("*contoso-dub*routeTables/primary", "*getLearnedRoutes")) {
			var stage = new Stage();
			var effect = stage.disabled(stage.baseline());
			stage.fault("{'kind':'stall','hold':'PT125S','match':{'method':'POST','path':'%s'}}".formatted(table));
			var patient = Look.at(stage.time.instant(), Duration.ofMinutes(10), Urgency.RUNNING, List.of());
			assertThat(effect.prepare(patient)).as(table).isInstanceOf(Preparation.Unseen.class);
		}
	}

}
