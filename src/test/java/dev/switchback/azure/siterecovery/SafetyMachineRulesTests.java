package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.playbook.Force;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What docs/safety.md promises of the rules of machines, in its own words.
class SafetyMachineRulesTests {

	private static BrokenMachine broken(String name) {
		return BrokenMachines.all().filter((machine) -> machine.name().equals(name)).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void nobodyOverridesAzuresAllowedOperations(Purpose purpose) {
		assertThat(VmRule.OFFERED_BY_AZURE.force()).isEqualTo(Force.NEVER_OVERRIDABLE);
		assertThat(broken("Azure offers everything but the failover").judge(purpose).check())
			.isInstanceOf(Sighting.Refused.class);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void nobodyOverridesADrillNetworkThatCanReachProduction(Purpose purpose) {
		var fleet = Fleet.of(1);
		var production = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg-asr"
				+ "/providers/Microsoft.Network/virtualNetworks/app-vnet-asr";
		assertThat(new MayDrill(fleet.reads, fleet.ref(1), production, purpose).look(fleet.look()))
			.isInstanceOfSatisfying(Sighting.Refused.class, (refused) -> assertThat(refused.sentence())
				.contains("app-vnet-asr could reach production: it is a production network of app-01"));
		assertThat(Purpose.values()).noneMatch(VmRule.DRILL_NETWORK_ISOLATED.force()::overridable);
	}

	/// The one rule each is broken by, and the machine that breaks it.
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			replication-healthy | the replication is critical
			failover-healthy    | Azure expects the failover to fail
			data-loss-bounded   | 31 minutes would be lost
			point-young         | the newest recovery point is seven hours old
			drilled-lately      | nobody has drilled it
			quota-left          | its family of sizes has no quota left
			reverse-mapped      | the network is not mapped back
			cache-account-there | there is no storage account for the way back
			unlocked            | a lock forbids to delete the source
			""")
	void theyBlockDrillsAndMaintenanceAndAdviseInAnEmergency(String rule, String name) {
		for (var purpose : Purpose.values()) {
			var said = broken(name).judge(purpose);
			assertThat(said.rules()).filteredOn((verdict) -> verdict.rule().equals(rule))
				.singleElement()
				.satisfies((verdict) -> {
					assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
					assertThat(verdict.blocks(purpose)).isEqualTo(purpose != Purpose.EMERGENCY);
					assertThat(List.of(verdict.measured(), verdict.threshold(), verdict.sentence())).doesNotContain("");
				});
			assertThat(said.allowed()).isEqualTo(purpose == Purpose.EMERGENCY);
		}
	}

	@Test
	void nothingInTheSourceRegionIsAPreconditionOfAnEmergency() {
		var gone = BrokenMachine.of("the source region does not answer", "E")
			.refused(503, "*/resourceGroups/app-rg/*")
			.refused(503, "*/resourceGroups/app-rg")
			.refused(503, "*/replicationFabrics/asr-a2a-default-westeurope");
		assertThat(gone.judge(Purpose.EMERGENCY).allowed()).isTrue();
		assertThat(gone.judge(Purpose.MAINTENANCE).allowed()).isFalse();
		assertThat(gone.judge(Purpose.EMERGENCY).rules()).filteredOn((rule) -> rule.verdict() != Verdict.PASS)
			.isNotEmpty()
			.allSatisfy((rule) -> assertThat(rule.sentence()).contains("app-rg could not be read"));
	}

	@Test
	void allFailingRulesOfAMachineAreReportedTogether() {
		var machine = broken("a lock forbids to delete the source")
			.item((item) -> item.put("replicationHealth", "Critical"))
			.details((details) -> details.put("rpoInSeconds", 7200).put("isReplicationAgentUpdateRequired", true));
		var said = machine.judge(Purpose.MAINTENANCE);
		assertThat(said.check()
			.evidence()
			.violations(Purpose.MAINTENANCE)
			.stream()
			.map((verdict) -> verdict.rule())
			.collect(Collectors.toSet()))
			.isEqualTo(Set.of("unlocked", "replication-healthy", "data-loss-bounded", "agent-current"));
		assertThat(said.check().sentence()).contains("lock hold (CanNotDelete) on app-01",
				"2 h of app-01 would be lost", "is not healthy", "wants an update");
	}

	@Test
	void onlyWhatIsCommittedIsReprotected() {
		var fleet = Fleet.of(1);
		var before = ItemSeen.of(fleet.get(Fleet.WEST + "app-01"));
		var ref = fleet.ref(1);
		fleet.failOver(1);
		fleet.time.pass(Duration.ofMinutes(10));
		var seen = ItemSeen.of(fleet.get(Fleet.WEST + "app-01"));
		assertThat(seen.commitPending()).isTrue();
		assertThat(seen.offers("SwitchProtection")).as("Azure would let it be done").isTrue();
		var reprotect = new Reprotect(fleet.reads, ref, LegFacts.of("out", before), ReprotectWish.NONE);
		assertThat(reprotect.prepare(seen, fleet.look(), fleet.deadline())).isInstanceOfSatisfying(
				Preparation.Withheld.class,
				(withheld) -> assertThat(withheld.sentence()).contains("only what is committed is reprotected"));
	}

	@ParameterizedTest
	@CsvSource({ "429, Blind", "503, Unmet" })
	void beingThrottledIsNotTakenForARegionThatIsAway(int status, String sighting) {
		var fleet = Fleet.of(1);
		var before = ItemSeen.of(fleet.get(Fleet.WEST + "app-01"));
		var ref = fleet.ref(1);
		fleet.failOver(1);
		fleet.time.pass(Duration.ofMinutes(10));
		fleet.simulator.order("""
				{"kind": "refuse", "status": %d, "code": "Refused", "match": {"path": "*/resourceGroups/app-rg"}}"""
			.formatted(status));
		var seen = new CanReturn(fleet.reads, ref, LegFacts.of("out", before), ReprotectWish.NONE).look(fleet.look());
		assertThat(seen.getClass().getSimpleName()).as(seen.sentence()).isEqualTo(sighting);
	}

	@Test
	void aDirectionIsALocationAndAZone() {
		assertThat(new Place("westeurope", "1").same(new Place("WestEurope", "1"))).isTrue();
		assertThat(new Place("westeurope", "1").same(new Place("westeurope", "2"))).isFalse();
		assertThat(new Place("westeurope", "1")).hasToString("westeurope zone 1");
	}

	@Test
	void aDrillTellsWhatIsBilledMeanwhile() {
		var fleet = Fleet.of(1);
		var isolated = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg-asr"
				+ "/providers/Microsoft.Network/virtualNetworks/drill-vnet";
		var sighting = new MayDrill(fleet.reads, fleet.ref(1), isolated, Purpose.DRILL).look(fleet.look());
		assertThat(sighting).isInstanceOf(Sighting.Met.class);
		assertThat(sighting.evidence().readings()).filteredOn((reading) -> reading.name().equals("is billed meanwhile"))
			.singleElement()
			.satisfies((reading) -> assertThat(reading.value())
				.isEqualTo("one more machine with its disks, in northeurope"));
	}

}
