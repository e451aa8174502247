package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.wire.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

/// What can be ordered to go wrong on the way.
class RecoveryFaultTests {

	private static final String NORTH = RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg-asr/providers/";

	private final RecoveryRig rig = new RecoveryRig();

	private void advance(String duration) {
		this.rig.rig.time.advance(duration);
	}

	private String order(String json) {
		return this.rig.rig.simulator.order(json);
	}

	private List<String> names(String list) {
		return this.rig.list(list).stream().map((each) -> each.path("name").asString()).toList();
	}

	@Test
	void aJobFailsAndTheItemIsAsItWas() {
		order("{\"kind\":\"fail\",\"match\":{\"method\":\"POST\",\"item\":\"app-01\"},\"times\":1,"
				+ "\"code\":\"28031\",\"message\":\"No.\"}");
		var accepted = this.rig.failover(RecoveryRig.APP, "Required", "");
		advance("PT10M");

		var job = this.rig.job(accepted).path("properties");
		assertThat(job.path("state").asString()).isEqualTo("Failed");
		assertThat(job.path("errors").path(0).path("serviceErrorDetails").path("code").asString()).isEqualTo("28031");
		assertThat(job.path("tasks").path(3).path("state").asString()).isEqualTo("Failed");
		assertThat(job.path("tasks").path(4).path("state").asString()).isEqualTo("NotStarted");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Failed");
		assertThat(this.rig.operation(accepted).path("error").toString())
			.isEqualTo("{\"code\":\"28031\",\"message\":\"No.\",\"details\":null}");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(this.rig.allowed(RecoveryRig.APP)).contains("UnplannedFailover");
		assertThat(this.rig.rig.simulator.guests()).filteredOn((guest) -> guest.item().equals("app-01"))
			.singleElement()
			.satisfies((guest) -> assertThat(guest.running()).isFalse());
		this.rig.failedOver(RecoveryRig.APP);
	}

	@Test
	void aJobMayFailAndHaveDoneEverything() {
		order("{\"kind\":\"fail\",\"tookEffect\":true,\"match\":{\"method\":\"POST\"},\"times\":1}");
		var accepted = this.rig.failover(RecoveryRig.APP);
		advance("PT3M");

		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Failed");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
	}

	@Test
	void aJobHangsUntilSomebodyCancelsIt() {
		order("{\"kind\":\"stall\",\"never\":true,\"match\":{\"method\":\"POST\",\"item\":\"app-01\"},\"times\":1}");
		var accepted = this.rig.failover(RecoveryRig.APP);
		advance("P3D");

		assertThat(this.rig.job(accepted).path("properties").path("state").asString()).isEqualTo("InProgress");
		assertThat(this.rig.allowed(RecoveryRig.APP)).isEmpty();
		RecoveryRig.accepted(this.rig.post(RecoveryRig.jobId(accepted) + "/cancel", ""));
		assertThat(this.rig.allowed(RecoveryRig.APP)).contains("UnplannedFailover");
	}

	@Test
	void aJobTakesAsLongAsItIsTold() {
		order("{\"kind\":\"stall\",\"takes\":\"PT1H\",\"match\":{\"method\":\"POST\",\"item\":\"app-01\"},\"times\":1}");
		var accepted = this.rig.failover(RecoveryRig.APP);
		advance("PT59M59S");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("InProgress");
		advance("PT1S");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
	}

	@Test
	void aResponseIsLostAndTheJobTellsWhoseItIs() {
		order("{\"kind\":\"lose\",\"match\":{\"method\":\"POST\",\"item\":\"app-01\"},\"times\":1}");
		var lost = this.rig.failover(RecoveryRig.APP);

		assertThat(lost.delivery()).isInstanceOf(Delivery.Dropped.class);
		var job = this.rig.item(RecoveryRig.APP).path("currentScenario").path("jobId").asString();
		assertThat(this.rig.rig.json(job).path("properties").path("scenarioName").asString())
			.isEqualTo("UnplannedFailover");
		advance("PT3M");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
		assertThat(this.rig.rig.simulator.mutations()).singleElement()
			.satisfies((line) -> assertThat(line.outcome().name()).isEqualTo("LOST_RESPONSE"));
	}

	@Test
	void aReprotectIsMatchedByTheItemInItsBody() {
		this.rig.committed(RecoveryRig.APP);
		order("{\"kind\":\"refuse\",\"status\":409,\"code\":\"Busy\",\"match\":{\"method\":\"POST\",\"item\":\"app-01\"},\"times\":1}");

		assertThat(Rig.code(this.rig.reprotect("app-01"))).isEqualTo("Busy");
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
	}

	@Test
	void aMachineRunsAndNothingAnswersOnIt() {
		var fault = order("{\"kind\":\"mute\",\"item\":\"app-01\"}");
		this.rig.failedOver(RecoveryRig.APP);

		assertThat(this.rig.rig.simulator.guests()).filteredOn((guest) -> guest.item().equals("app-01"))
			.hasSize(2)
			.allSatisfy((guest) -> {
				assertThat(guest.running()).isTrue();
				assertThat(guest.answers()).isFalse();
			});
		this.rig.rig.admin("DELETE", "/faults/" + fault, "");
		assertThat(this.rig.rig.simulator.guests()).filteredOn((guest) -> guest.address().equals("10.70.0.4"))
			.singleElement()
			.satisfies((guest) -> assertThat(guest.answers()).isTrue());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "|1|0|0", "\"what\":[\"nic\"],|1|0|0", "\"what\":[\"vm\",\"disk\"],|0|1|1" })
	void aCleanUpReportsSuccessAndLeavesSomething(String what, int nics, int disks, int machines) {
		order("{\"kind\":\"leave\"," + ((what == null) ? "" : what) + "\"item\":\"app-01\",\"times\":1}");
		assertThat(this.rig.cleanUp(RecoveryRig.APP).status()).isEqualTo(409);
		RecoveryRig.accepted(this.rig.testFailover(RecoveryRig.APP));
		advance("PT5M");
		var accepted = this.rig.cleanUp(RecoveryRig.APP);
		advance("PT3M");

		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.item(RecoveryRig.APP).path("testFailoverState").asString()).isEqualTo("None");
		assertThat(names(NORTH + "Microsoft.Network/networkInterfaces")).hasSize(nics);
		assertThat(names(NORTH + "Microsoft.Compute/disks")).filteredOn((name) -> name.endsWith("-ASRtest"))
			.hasSize(disks);
		assertThat(names(NORTH + "Microsoft.Compute/virtualMachines")).hasSize(machines);
		assertThat(this.rig.allowed(RecoveryRig.APP)).contains("TestFailover");
	}

	@Test
	void aPortalUserCommitsMeanwhile() {
		var fault = order("{\"kind\":\"intrude\",\"item\":\"app-01\",\"action\":\"commit\",\"after\":\"PT4M\"}");
		this.rig.failedOver(RecoveryRig.APP);
		advance("PT1M30S");
		assertThat(this.rig.item(RecoveryRig.APP).path("currentScenario").path("scenarioName").asString())
			.isEqualTo("CommitFailover");
		advance("PT1M");

		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitted");
		assertThat(this.rig.rig.simulator.mutations()).hasSize(1);
		var seen = Rig.json(this.rig.rig.admin("GET", "/mutations", "")).path("interferences").path(0);
		assertThat(seen.path("item").asString()).isEqualTo("app-01");
		assertThat(seen.path("change").asString()).isEqualTo("Commit");
		assertThat(seen.path("by").asString()).isEqualTo("a portal user");
		assertThat(this.rig.rig.fault(fault).path("fired").asInt()).isEqualTo(1);
	}

	@Test
	void aPortalUserActsAfterACallOfOurs() {
		order("{\"kind\":\"intrude\",\"item\":\"app-02\",\"action\":\"failover\",\"after\":\"PT10S\",\"times\":1,"
				+ "\"match\":{\"method\":\"POST\",\"item\":\"app-01\"}}");
		advance("PT1M");
		var other = RecoveryRig.APP.replace("app-01", "app-02");
		assertThat(this.rig.allowed(other)).contains("UnplannedFailover");
		this.rig.failover(RecoveryRig.APP);
		advance("PT10S");
		assertThat(this.rig.allowed(other)).isEmpty();
		advance("PT3M");
		assertThat(this.rig.state(other)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
	}

	@Test
	void whatAPortalUserMayNotDoDoesNotHappen() {
		order("{\"kind\":\"intrude\",\"item\":\"app-01\",\"action\":\"commit\",\"after\":\"PT1S\"}");
		advance("PT1M");

		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(this.rig.list(RecoveryRig.VAULT + "/replicationJobs")).isEmpty();
	}

	@Test
	void theOriginalRegionIsAwayForTwoDays() {
		this.rig.committed(RecoveryRig.APP);
		order("{\"kind\":\"region\",\"location\":\"westeurope\",\"for\":\"P2D\"}");
		advance("PT1H");

		var refused = this.rig.reprotect("app-01");
		advance("PT10M");
		assertThat(this.rig.operation(refused).path("error").path("code").asString()).isEqualTo("AllocationFailed");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitted");
		var west = RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg/providers/";
		assertThat(this.rig.rig.get(west + "Microsoft.Storage/storageAccounts/cachewesteurope").status())
			.isEqualTo(503);
		assertThat(this.rig.rig.get(west + "Microsoft.Compute/virtualMachines").status()).isEqualTo(503);
		assertThat(this.rig.rig.get(west + "Microsoft.Network/virtualNetworks/app-vnet").status()).isEqualTo(503);
		assertThat(this.rig.rig.get(NORTH + "Microsoft.Compute/virtualMachines/app-01").status()).isEqualTo(200);
		advance("P2D");
		assertThat(this.rig.rig.get(west + "Microsoft.Storage/storageAccounts/cachewesteurope").status())
			.isEqualTo(200);
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
		advance("PT2H");
		assertThat(this.rig.state(RecoveryRig.BACK)).isEqualTo("Protected");
	}

	@Test
	void withoutItsRegionAMachineMakesNoPointsAndCannotBeShutDown() {
		var newest = newest();
		var fault = order("{\"kind\":\"region\",\"location\":\"westeurope\",\"readable\":true}");
		advance("PT2H");

		assertThat(newest()).isEqualTo(newest);
		assertThat(this.rig.item(RecoveryRig.APP).path("replicationHealth").asString()).isEqualTo("Critical");
		assertThat(this.rig.item(RecoveryRig.APP).path("healthErrors").path(0).path("errorCode").asString())
			.isEqualTo("153007");
		assertThat(this.rig.item(RecoveryRig.APP).path("providerSpecificDetails").path("rpoInSeconds").asInt())
			.isEqualTo(7237);
		var accepted = this.rig.failover(RecoveryRig.APP, "Required", "");
		advance("PT20M");
		var shutdown = this.rig.job(accepted).path("properties").path("tasks").path(1);
		assertThat(shutdown.path("state").asString()).isEqualTo("Failed");
		assertThat(this.rig.job(accepted).path("properties").path("stateDescription").asString())
			.isEqualTo("CompletedWithInformation");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.operation(accepted).path("error").path("code").asString()).isEqualTo("28203");
		this.rig.rig.admin("DELETE", "/faults/" + fault, "");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
	}

	private String newest() {
		return this.rig.points(RecoveryRig.APP)
			.stream()
			.map((point) -> point.path("properties").path("recoveryPointTime").asString())
			.sorted()
			.toList()
			.getLast();
	}

	@ParameterizedTest
	@CsvSource({ "'\"takes\":\"PT5H\"',InitialReplicationInProgress,Protected",
			"'\"never\":true',InitialReplicationInProgress,InitialReplicationInProgress" })
	void seedingTakesAsLongAsItIsTold(String how, String afterTwoHours, String afterSixHours) {
		this.rig.committed(RecoveryRig.APP);
		order("{\"kind\":\"seeding\",\"item\":\"app-01\"," + how + "}");
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
		advance("PT2H");
		assertThat(this.rig.state(RecoveryRig.BACK)).isEqualTo(afterTwoHours);
		advance("PT4H");
		assertThat(this.rig.state(RecoveryRig.BACK)).isEqualTo(afterSixHours);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{\"kind\":\"intrude\",\"item\":\"nobody\",\"action\":\"commit\"}|There is no protected item nobody",
			"{\"kind\":\"intrude\",\"item\":\"app-01\"}|action is missing",
			"{\"kind\":\"region\",\"location\":\"mars\"}|Nothing of a vault lies in mars",
			"{\"kind\":\"leave\",\"what\":[\"sock\"]}|what has to be a list of vm, nic, disk",
			"{\"kind\":\"seeding\"}|A seeding needs exactly one of takes and never" })
	void anOrderThatMakesNoSenseIsRefusedInASentence(String order, String sentence) {
		var refused = this.rig.rig.admin("POST", "/faults", order);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.json(refused).path("detail").asString()).startsWith(sentence);
	}

	@Test
	void machinesAreShownToWhoeverHasTheToken() {
		JsonNode machines = Rig.json(this.rig.rig.admin("GET", "/machines", "")).path("machines");

		assertThat(machines.size()).isEqualTo(3);
		assertThat(machines.path(0).path("address").asString()).isEqualTo("10.60.0.4");
		assertThat(machines.path(0).path("answers").asBoolean()).isTrue();
	}

}
