package dev.switchback.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.estate.sick.SickVms;
import dev.switchback.simulator.protection.JourneyDurations;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.wire.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A machine for each condition.
class SickVmsTests {

	private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000201";

	private static final String VAULT = SUBSCRIPTION
			+ "/resourceGroups/sick-dr-rg/providers/Microsoft.RecoveryServices/vaults/sick-vault";

	private static final String WEST = RecoveryRig.WEST.replace(RecoveryRig.VAULT, VAULT);

	private final RecoveryRig rig = new RecoveryRig(SickVms.besideEverythingElse(), RecoverySettings.RECORDED);

	private static String id(String name) {
		return WEST + "/replicationProtectedItems/" + name;
	}

	private JsonNode item(String name) {
		return this.rig.item(id(name));
	}

	private JsonNode details(String name) {
		return item(name).path("providerSpecificDetails");
	}

	private void advance(String duration) {
		this.rig.rig.time.advance(duration);
	}

	private Response reprotect(String name) {
		var account = name.replace("-", "") + "cn";
		return this.rig.reprotect(WEST, name, name + "-rg", name + "-rg-asr", account, "");
	}

	private void committed(String name) {
		this.rig.committed(id(name));
		assertThat(item(name).path("protectionState").asString()).isEqualTo("UnplannedFailoverCommitted");
	}

	private String errorOf(Response accepted) {
		RecoveryRig.accepted(accepted);
		advance("PT1H");
		return this.rig.operation(accepted).path("error").path("code").asString();
	}

	@Test
	void allAreInOneVault() {
		assertThat(this.rig.list(VAULT + "/replicationProtectedItems")).hasSize(23)
			.extracting((one) -> one.path("name").asString())
			.containsExactlyElementsOf(SickVms.names());
		assertThat(SickVms.only("locked").machines()).hasSize(1);
		assertThatThrownBy(() -> SickVms.only("shoe")).hasMessageContaining("There are no machines [shoe]");
	}

	@Test
	void everyMachineAndEverySettingIsDocumented() throws IOException {
		var text = Files.readString(Path.of("docs/simulator.md"));

		assertThat(SickVms.names()).allSatisfy((name) -> assertThat(text).contains("`" + name + "`"));
		for (var type : List.of(RecoverySettings.class, JourneyDurations.class)) {
			assertThat(type.getRecordComponents())
				.allSatisfy((setting) -> assertThat(text).contains("`" + setting.getName()));
		}
	}

	@Test
	void aStaleMachineHasNoPointYoungerThanSevenHours() {
		assertThat(item("stale-rpo").path("replicationHealth").asString()).isEqualTo("Critical");
		assertThat(details("stale-rpo").path("rpoInSeconds").asInt()).isBetween(7 * 3600, 8 * 3600);
		assertThat(this.rig.points(id("stale-rpo"))).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "never-drilled,Normal,Warning,161011", "critical-health,Critical,Normal,151192",
			"drilled-long-ago,Normal,Normal,''", "locked,Normal,Normal,''" })
	void healthTellsWhatItTells(String name, String replication, String failover, String code) {
		assertThat(item(name).path("replicationHealth").asString()).isEqualTo(replication);
		assertThat(item(name).path("failoverHealth").asString()).isEqualTo(failover);
		assertThat(item(name).path("healthErrors").path(0).path("errorCode").asString("")).isEqualTo(code);
	}

	@Test
	void aDrillMayBeOld() {
		assertThat(item("drilled-long-ago").path("lastSuccessfulTestFailoverTime").asString()).startsWith("2024-12-01");
	}

	@ParameterizedTest
	@CsvSource({ "failing-failover,28031", "no-quota,28031" })
	void aFailoverFails(String name, String code) {
		assertThat(errorOf(this.rig.failover(id(name)))).isEqualTo(code);
		assertThat(item(name).path("protectionState").asString()).isEqualTo("Protected");
	}

	@Test
	void aSourceStaysUpAndTheFailoverGoesOn() {
		var accepted = this.rig.failover(id("source-stays-up"), "Required", "");
		assertThat(errorOf(accepted)).isEqualTo("28203");

		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.job(accepted).path("properties").path("stateDescription").asString())
			.isEqualTo("CompletedWithInformation");
		assertThat(this.rig.rig.simulator.guests()).filteredOn((guest) -> guest.item().equals("source-stays-up"))
			.hasSize(2)
			.allSatisfy((guest) -> assertThat(guest.running()).isTrue());
	}

	@Test
	void somebodyHasFailedAMachineOverAlready() {
		assertThat(this.rig.allowed(id("already-failed-over"))).contains("Commit", "ChangePit");
		assertThat(item("already-failed-over").path("lastSuccessfulFailoverTime").asString())
			.isEqualTo("2026-01-05T07:00:00.0000000Z");
		assertThat(this.rig.points(id("already-failed-over"))).isNotEmpty();
		RecoveryRig.accepted(this.rig.commit(id("already-failed-over")));
	}

	@Test
	void somebodyHasLeftADrillRunning() {
		assertThat(this.rig.allowed(id("drill-left-running"))).containsExactly("TestFailoverCleanup");
		var scenario = item("drill-left-running").path("currentScenario");
		assertThat(scenario.path("startTime").asString()).isEqualTo("2026-01-04T09:00:00.0000000Z");
		assertThat(
				this.rig.rig.json(scenario.path("jobId").asString()).path("properties").path("scenarioName").asString())
			.isEqualTo("TestFailover");
		RecoveryRig.accepted(this.rig.cleanUp(id("drill-left-running")));
	}

	@Test
	void aWayBackWithoutANetworkFailsUntilSomebodyMapsIt() {
		committed("no-reverse-mapping");
		assertThat(errorOf(reprotect("no-reverse-mapping"))).isEqualTo("NetworkMappingMissing");

		var fabric = VAULT + "/replicationFabrics/asr-a2a-default-northeurope/replicationNetworks/azureNetwork";
		var mapped = this.rig.rig.put(fabric + "/replicationNetworkMappings/back",
				RecoveryRig.parse("""
						{"properties":{"recoveryFabricName":"asr-a2a-default-westeurope","recoveryNetworkId":"%s",
						 "fabricSpecificDetails":{"instanceType":"AzureToAzure","primaryNetworkId":"%s"}}}""".formatted(
						network("no-reverse-mapping-rg", "no-reverse-mapping-vnet"),
						network("no-reverse-mapping-rg-asr", "no-reverse-mapping-vnet-asr"))));

		assertThat(mapped.status()).isEqualTo(202);
		assertThat(errorOf(reprotect("no-reverse-mapping"))).isEmpty();
	}

	private static String network(String group, String name) {
		return SUBSCRIPTION + "/resourceGroups/" + group + "/providers/Microsoft.Network/virtualNetworks/" + name;
	}

	@Test
	void customersKeysHaveToBeNamedOnTheWayBack() {
		var disk = details("customer-keys").path("protectedManagedDisks").path(0);
		assertThat(disk.path("recoveryDiskEncryptionSetId").asString()).endsWith("/customer-keys-rg-asr-des");
		committed("customer-keys");
		assertThat(errorOf(reprotect("customer-keys"))).isEqualTo("DiskEncryptionSetMissing");

		var set = disk.path("primaryDiskEncryptionSetId").asString();
		assertThat(this.rig.rig.get(set).status()).isEqualTo(200);
		assertThat(errorOf(this.rig.reprotect(WEST, "customer-keys", "customer-keys-rg", "customer-keys-rg-asr",
				"customerkeyscn", ",\"recoveryDiskEncryptionSetId\":\"" + set + "\"")))
			.isEmpty();
	}

	@Test
	void withoutTheKeysOfTheWayBackThereIsNone() {
		var disk = details("no-keys-back").path("protectedManagedDisks").path(0);

		assertThat(this.rig.rig.get(disk.path("primaryDiskEncryptionSetId").asString()).status()).isEqualTo(404);
		assertThat(this.rig.rig.get(disk.path("recoveryDiskEncryptionSetId").asString()).status()).isEqualTo(200);
		committed("no-keys-back");
		assertThat(
				errorOf(this.rig.reprotect(WEST, "no-keys-back", "no-keys-back-rg", "no-keys-back-rg-asr",
						"nokeysbackcn", ",\"recoveryDiskEncryptionSetId\":\""
								+ disk.path("primaryDiskEncryptionSetId").asString() + "\"")))
			.isEqualTo("DiskEncryptionSetMissing");
	}

	@Test
	void aLockKeepsTheOldMachineFromBeingRemoved() {
		var machine = SUBSCRIPTION + "/resourceGroups/locked-rg/providers/Microsoft.Compute/virtualMachines/locked";
		for (var scope : List.of(SUBSCRIPTION, SUBSCRIPTION + "/resourceGroups/locked-rg", machine)) {
			assertThat(this.rig.list(scope + "/providers/Microsoft.Authorization/locks")).singleElement()
				.satisfies((lock) -> assertThat(lock.path("properties").path("level").asString())
					.isEqualTo("CanNotDelete"));
		}
		committed("locked");
		assertThat(errorOf(reprotect("locked"))).isEqualTo("ScopeLocked");
	}

	@Test
	void aCacheAccountIsMissing() {
		assertThat(this.rig
			.list(SUBSCRIPTION + "/resourceGroups/no-cache-account-rg-asr/providers/Microsoft.Storage/storageAccounts"))
			.isEmpty();
		committed("no-cache-account");
		assertThat(errorOf(reprotect("no-cache-account"))).isEqualTo("CacheStorageAccountMissing");
	}

	@Test
	void anyCacheAccountInTheRegionServes() {
		committed("no-cache-account");
		assertThat(errorOf(reprotectWith("locked-rg-asr", "lockedcn"))).isEmpty();
	}

	@Test
	void aCacheAccountInAnotherRegionDoesNot() {
		committed("no-cache-account");
		assertThat(errorOf(reprotectWith("locked-rg", "lockedcw"))).isEqualTo("CacheStorageAccountMissing");
	}

	private Response reprotectWith(String group, String account) {
		return this.rig.post(WEST + "/switchprotection", RecoveryRig
			.reprotectBody(WEST, "no-cache-account", "no-cache-account-rg", "no-cache-account-rg-asr", account, "")
			.replace("no-cache-account-rg-asr/providers/Microsoft.Storage", group + "/providers/Microsoft.Storage"));
	}

	@Test
	void quotaIsExhausted() {
		assertThat(this.rig.list(SUBSCRIPTION + "/providers/Microsoft.Compute/locations/northeurope/usages"))
			.filteredOn((usage) -> usage.path("name").path("value").asString().equals("standardFSv2Family"))
			.singleElement()
			.satisfies((usage) -> assertThat(usage.path("limit").asInt()).isZero());
	}

	@Test
	void zonesOfOneRegionAreADirectionToo() {
		var there = details("zone-to-zone");
		assertThat(there.path("primaryFabricLocation").asString()).isEqualTo("westeurope");
		assertThat(there.path("recoveryFabricLocation").asString()).isEqualTo("westeurope");
		assertThat(there.path("primaryAvailabilityZone").asString()).isEqualTo("1");
		assertThat(there.path("recoveryAvailabilityZone").asString()).isEqualTo("2");
		this.rig.committed(id("zone-to-zone"));

		RecoveryRig.accepted(reprotect("zone-to-zone"));
		advance("PT2H");

		assertThat(this.rig.rig.get(id("zone-to-zone")).status()).isEqualTo(404);
		var back = id("zone-to-zone").replace("-container/", "-container-zone2/");
		assertThat(this.rig.state(back)).isEqualTo("Protected");
		assertThat(this.rig.item(back).path("providerSpecificDetails").path("primaryAvailabilityZone").asString())
			.isEqualTo("2");
	}

	@Test
	void aMemberOfAConsistencyGroupIsNotFailedOverAlone() {
		assertThat(details("group-01").path("multiVmGroupCreateOption").asString()).isEqualTo("UserSpecified");
		assertThat(details("group-01").path("multiVmGroupName").asString()).isEqualTo("group");
		var refused = this.rig.failover(id("group-01"));

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo("MultiVmGroupMember");
		assertThat(times("group-01")).isEqualTo(times("group-02")).isEqualTo(times("group-03"));
	}

	private List<String> times(String name) {
		return this.rig.points(id(name))
			.stream()
			.map((point) -> point.path("properties").path("recoveryPointTime").asString())
			.sorted()
			.toList();
	}

	@Test
	void applicationsNeedNotHaveBeenAsked() {
		assertThat(this.rig.points(id("no-app-points")))
			.extracting((point) -> point.path("properties").path("recoveryPointType").asString())
			.containsOnly("CrashConsistent");
	}

	@ParameterizedTest
	@CsvSource({ "availability-set,recoveryAvailabilitySet,/availabilitySets/availability-set-rg-asr-avset",
			"proximity-group,recoveryProximityPlacementGroupId,/proximityPlacementGroups/proximity-group-rg-asr-ppg" })
	void aMachineStandsInASetOrAGroup(String name, String field, String id) {
		assertThat(details(name).path(field).asString()).endsWith(id);
		assertThat(this.rig.rig.get(details(name).path(field).asString()).status()).isEqualTo(200);
	}

}
