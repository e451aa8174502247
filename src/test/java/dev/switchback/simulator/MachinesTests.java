package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What stands in Compute, Network and Storage because of protected machines.
class MachinesTests {

	private static final String WEST = RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg/providers/";

	private static final String NORTH = RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg-asr/providers/";

	private static final String VMS = "Microsoft.Compute/virtualMachines";

	private final RecoveryRig rig = new RecoveryRig();

	private void advance(String duration) {
		this.rig.rig.time.advance(duration);
	}

	private String power(String machine) {
		return this.rig.rig.json(machine + "/instanceView").path("statuses").path(1).path("code").asString();
	}

	private List<String> names(String list) {
		return this.rig.list(list).stream().map((each) -> each.path("name").asString()).toList();
	}

	@Test
	void aMachineRunsWithItsInterfaceAndItsDisk() {
		var machine = this.rig.rig.json(WEST + VMS + "/app-01?$expand=instanceView").path("properties");

		assertThat(machine.path("hardwareProfile").path("vmSize").asString()).isEqualTo("Standard_D2s_v5");
		assertThat(machine.path("instanceView").path("statuses").path(1).path("code").asString())
			.isEqualTo("PowerState/running");
		var nic = machine.path("networkProfile").path("networkInterfaces").path(0).path("id").asString();
		var address = this.rig.rig.json(nic).path("properties").path("ipConfigurations").path(0).path("properties");
		assertThat(address.path("privateIPAddress").asString()).isEqualTo("10.60.0.4");
		assertThat(address.path("subnet").path("id").asString()).endsWith("/virtualNetworks/app-vnet/subnets/default");
		var disk = this.rig.rig
			.json(machine.path("storageProfile").path("osDisk").path("managedDisk").path("id").asString());
		assertThat(disk.path("properties").path("diskState").asString()).isEqualTo("Attached");
		assertThat(names(NORTH + "Microsoft.Compute/disks")).containsExactly("app-01_OsDisk_1-ASRReplica",
				"app-02_OsDisk_1-ASRReplica", "app-03_OsDisk_1-ASRReplica");
		assertThat(names(NORTH + VMS)).isEmpty();
	}

	/// No list tells both of what machines are made and how they run.
	@Test
	void aListTellsHowAllOfASubscriptionRun() {
		var all = this.rig.list(RecoveryRig.SUBSCRIPTION + "/providers/" + VMS + "?statusOnly=true");
		assertThat(all).isNotEmpty().allSatisfy((machine) -> {
			assertThat(machine.path("id").asString()).contains("/virtualMachines/");
			assertThat(machine.path("properties").path("instanceView").path("statuses").path(1).path("code").asString())
				.startsWith("PowerState/");
			assertThat(machine.path("properties").has("storageProfile")).isFalse();
		});
		assertThat(this.rig.list(RecoveryRig.SUBSCRIPTION + "/providers/" + VMS)).hasSameSizeAs(all)
			.allSatisfy((machine) -> assertThat(machine.path("properties").has("instanceView")).isFalse());
	}

	@Test
	void withoutAShutdownBothRun() {
		this.rig.failedOver(RecoveryRig.APP);

		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/running");
		assertThat(power(NORTH + VMS + "/app-01")).isEqualTo("PowerState/running");
	}

	@Test
	void withAShutdownTheSourceStopsFirst() {
		RecoveryRig.accepted(this.rig.failover(RecoveryRig.APP, "Required", ""));
		advance("PT1M10S");
		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/running");
		advance("PT10S");
		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/deallocated");
		assertThat(names(NORTH + VMS)).isEmpty();
		advance("PT5M");
		assertThat(power(NORTH + VMS + "/app-01")).isEqualTo("PowerState/running");
		assertThat(names(NORTH + "Microsoft.Network/networkInterfaces")).containsExactly("app-01-nic");
	}

	@Test
	void aSourceThatStillRunsCanBeFenced() {
		this.rig.failedOver(RecoveryRig.APP);

		var accepted = this.rig.post(WEST + VMS + "/app-01/deallocate", "");

		assertThat(accepted.status()).isEqualTo(202);
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("InProgress");
		advance("PT20S");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/deallocated");
		assertThat(this.rig.post(NORTH + VMS + "/app-01/deallocate", "").status()).isEqualTo(409);
	}

	@Test
	void reprotectingRemovesTheOldMachine() {
		this.rig.reprotected(RecoveryRig.APP);

		assertThat(this.rig.rig.get(WEST + VMS + "/app-01").status()).isEqualTo(404);
		assertThat(names(WEST + "Microsoft.Network/networkInterfaces")).containsExactly("app-02-nic", "app-03-nic");
		assertThat(names(WEST + "Microsoft.Compute/disks")).contains("app-01_OsDisk_1-ASRReplica");
		this.rig.failedOver(RecoveryRig.BACK);
		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/running");
	}

	@Test
	void aDrillMakesAMachineBesideAndItsCleanUpRemovesIt() {
		RecoveryRig.accepted(this.rig.testFailover(RecoveryRig.APP));
		advance("PT5M");
		assertThat(power(NORTH + VMS + "/app-01-test")).isEqualTo("PowerState/running");
		assertThat(power(WEST + VMS + "/app-01")).isEqualTo("PowerState/running");
		var nic = this.rig.rig.json(NORTH + "Microsoft.Network/networkInterfaces/app-01-test-nic").path("properties");
		assertThat(nic.path("ipConfigurations").path(0).path("properties").path("subnet").path("id").asString())
			.isEqualTo(RecoveryRig.DRILL_NETWORK + "/subnets/default");
		assertThat(names(NORTH + "Microsoft.Compute/disks")).contains("app-01_OsDisk_1-ASRtest");

		RecoveryRig.accepted(this.rig.cleanUp(RecoveryRig.APP));
		advance("PT3M");

		assertThat(names(RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg-asr/resources"))
			.containsExactly("app-01_OsDisk_1-ASRReplica", "app-02_OsDisk_1-ASRReplica", "app-03_OsDisk_1-ASRReplica");
	}

	@ParameterizedTest
	@CsvSource({ "drill-vnet,0,1,false", "drill-vnet-peered,1,1,false", "drill-vnet-gateway,0,2,false",
			"drill-vnet-routed,0,1,true", "app-vnet-asr,0,1,false" })
	void networksForDrillsLeadNowhereOrToProduction(String name, int peerings, int subnets, boolean routed) {
		var network = this.rig.rig.json(NORTH + "Microsoft.Network/virtualNetworks/" + name).path("properties");

		assertThat(network.path("virtualNetworkPeerings").size()).isEqualTo(peerings);
		assertThat(network.path("subnets").size()).isEqualTo(subnets);
		var table = network.path("subnets").path(0).path("properties").path("routeTable").path("id");
		assertThat(table.isMissingNode()).isEqualTo(!routed);
		if (routed) {
			assertThat(this.rig.rig.json(table.asString())
				.path("properties")
				.path("routes")
				.path(0)
				.path("properties")
				.path("addressPrefix")
				.asString()).isEqualTo("10.70.0.0/16");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Microsoft.Storage/storageAccounts/cachenortheurope,northeurope",
			"Microsoft.Compute/availabilitySets/app-rg-asr-avset,northeurope",
			"Microsoft.Compute/proximityPlacementGroups/app-rg-asr-ppg,northeurope",
			"Microsoft.Network/networkSecurityGroups/app-rg-asr-nsg,northeurope" })
	void whatAMachineNeedsStandsReady(String path, String region) {
		assertThat(this.rig.rig.json(NORTH + path).path("location").asString()).isEqualTo(region);
		assertThat(this.rig.rig.get(NORTH + path + "x").status()).isEqualTo(404);
	}

	@Test
	void groupsLieInTheirRegions() {
		assertThat(location("app-rg")).isEqualTo("westeurope");
		assertThat(location("app-rg-asr")).isEqualTo("northeurope");
		assertThat(location("dr-rg")).isEqualTo("northeurope");
	}

	private String location(String group) {
		return this.rig.rig.json(RecoveryRig.SUBSCRIPTION + "/resourceGroups/" + group).path("location").asString();
	}

	@Test
	void quotaCountsWhatRunsInARegion() {
		assertThat(used("westeurope")).isEqualTo(6);
		assertThat(used("northeurope")).isZero();
		this.rig.failedOver(RecoveryRig.APP);
		assertThat(used("northeurope")).isEqualTo(2);
		assertThat(names(
				RecoveryRig.SUBSCRIPTION + "/providers/Microsoft.Compute/skus?$filter=location%20eq%20'northeurope'"))
			.containsExactly("Standard_D2s_v5", "Standard_F8s_v2");
		assertThat(this.rig.list(RecoveryRig.SUBSCRIPTION + "/providers/Microsoft.Authorization/locks")).isEmpty();
	}

	private int used(String region) {
		return this.rig.list(RecoveryRig.SUBSCRIPTION + "/providers/Microsoft.Compute/locations/" + region + "/usages")
			.stream()
			.filter((each) -> each.path("name").path("value").asString().equals("standardDSv5Family"))
			.mapToInt((JsonNode each) -> each.path("currentValue").asInt())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void theAvailabilitySetOfTheWayBackIsChosenWhenReprotecting() {
		var second = RecoveryRig.APP.replace("app-01", "app-02");
		var there = this.rig.item(second).path("providerSpecificDetails").path("recoveryAvailabilitySet").asString();
		assertThat(there).endsWith("/availabilitySets/app-rg-asr-avset");
		this.rig.reprotected(second);
		assertThat(this.rig.rig.json(NORTH + VMS + "/app-02")
			.path("properties")
			.path("availabilitySet")
			.path("id")
			.asString()).isEqualTo(there);
		assertThat(this.rig.item(RecoveryRig.BACK.replace("app-01", "app-02"))
			.path("providerSpecificDetails")
			.path("recoveryAvailabilitySet")
			.isNull()).isTrue();
	}

}
