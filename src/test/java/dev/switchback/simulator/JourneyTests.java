package dev.switchback.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.wire.Response;

import static org.assertj.core.api.Assertions.assertThat;

/// There and back, by the clock.
class JourneyTests {

	private final RecoveryRig rig = new RecoveryRig();

	private void advance(String duration) {
		this.rig.rig.time.advance(duration);
	}

	@Test
	void aHealthyMachineIsProtectedAndHasBeenDrilled() {
		var item = this.rig.item(RecoveryRig.APP);

		assertThat(item.path("protectionState").asString()).isEqualTo("Protected");
		assertThat(item.path("activeLocation").asString()).isEqualTo("Primary");
		assertThat(item.path("replicationHealth").asString()).isEqualTo("Normal");
		assertThat(item.path("failoverHealth").asString()).isEqualTo("Normal");
		assertThat(this.rig.allowed(RecoveryRig.APP)).containsExactly("UnplannedFailover", "DisableProtection",
				"TestFailover");
		assertThat(item.path("currentScenario").toString())
			.isEqualTo("{\"scenarioName\":\"None\",\"jobId\":\"/Subscriptions"
					+ RecoveryRig.VAULT.substring("/subscriptions".length())
					+ "/replicationJobs/None\",\"startTime\":\"1753-01-01T01:01:01Z\"}");
		assertThat(item.path("providerSpecificDetails").path("rpoInSeconds").asInt()).isBetween(0, 300);
	}

	@Test
	void aJobMakesTheItemBusyAndItsEndFailsItOver() {
		var accepted = this.rig.failover(RecoveryRig.APP);
		var job = RecoveryRig.jobId(accepted);

		advance("PT2M20S");
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(this.rig.allowed(RecoveryRig.APP)).isEmpty();
		assertThat(this.rig.item(RecoveryRig.APP).path("currentScenario").path("scenarioName").asString())
			.isEqualTo("UnplannedFailover");
		assertThat(this.rig.item(RecoveryRig.APP).path("currentScenario").path("jobId").asString()).isEqualTo(job);
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("InProgress");
		advance("PT1S");
		var item = this.rig.item(RecoveryRig.APP);
		assertThat(item.path("protectionState").asString()).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
		assertThat(item.path("protectionStateDescription").asString()).isEqualTo("Failover completed");
		assertThat(item.path("activeLocation").asString()).isEqualTo("Recovery");
		assertThat(this.rig.allowed(RecoveryRig.APP)).containsExactly("CompleteMigration", "Commit",
				"DisableProtection", "ChangePit", "SwitchProtection");
		assertThat(item.path("lastSuccessfulFailoverTime").asString()).isEqualTo("2026-01-05T09:00:00.0000000Z");
		assertThat(item.path("failoverRecoveryPointId").asString()).contains("/replicationProtectionContainers/cloud_",
				"/replicationProtectedItems/app-01/recoveryPoints/");
		assertThat(item.path("providerSpecificDetails").path("recoveryFabricObjectId").asString())
			.isEqualTo(RecoveryRig.SUBSCRIPTION
					+ "/resourceGroups/app-rg-asr/providers/Microsoft.Compute/virtualMachines/app-01");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
	}

	@Test
	void theLatestLosesFiveSecondsAndIsAPointOfItsOwn() {
		var before = this.rig.points(RecoveryRig.APP).size();
		this.rig.failedOver(RecoveryRig.APP);

		var points = this.rig.points(RecoveryRig.APP);
		var used = this.rig.item(RecoveryRig.APP).path("failoverRecoveryPointId").asString();
		assertThat(points).hasSize(before + 1)
			.filteredOn((point) -> used.endsWith(point.path("name").asString()))
			.singleElement()
			.satisfies((point) -> assertThat(time(point)).isEqualTo(Instant.parse("2026-01-05T08:59:55Z")));
	}

	@Test
	void aPointIsChangedAsOftenAsWanted() {
		this.rig.failedOver(RecoveryRig.APP);
		for (var point : this.rig.points(RecoveryRig.APP).subList(0, 2)) {
			RecoveryRig.accepted(this.rig.changePoint(RecoveryRig.APP, point.path("id").asString()));
			assertThat(this.rig.allowed(RecoveryRig.APP)).isEmpty();
			advance("PT5M");
			assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitPendingStatesBegin");
			assertThat(this.rig.item(RecoveryRig.APP).path("failoverRecoveryPointId").asString())
				.endsWith(point.path("name").asString());
		}
	}

	@Test
	void aCommitDeletesAllPoints() {
		this.rig.failedOver(RecoveryRig.APP);
		assertThat(this.rig.points(RecoveryRig.APP)).hasSizeGreaterThan(40);

		RecoveryRig.accepted(this.rig.commit(RecoveryRig.APP));
		advance("PT37S");

		assertThat(this.rig.points(RecoveryRig.APP)).isEmpty();
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("UnplannedFailoverCommitted");
		assertThat(this.rig.item(RecoveryRig.APP).path("protectionStateDescription").asString())
			.isEqualTo("Failover committed");
		assertThat(this.rig.allowed(RecoveryRig.APP)).containsExactly("CompleteMigration", "DisableProtection",
				"SwitchProtection");
	}

	@Test
	void reprotectingMovesTheItemLongBeforeItIsProtected() {
		var lifecycle = details(RecoveryRig.APP).path("lifecycleId").asString();
		var management = details(RecoveryRig.APP).path("managementId").asString();
		this.rig.committed(RecoveryRig.APP);
		var accepted = this.rig.reprotect("app-01");

		advance("PT3M");
		assertThat(newId(accepted).isNull()).isTrue();
		assertThat(this.rig.rig.get(RecoveryRig.APP).status()).isEqualTo(200);
		advance("PT1M");
		assertThat(newId(accepted).asString()).isEqualTo("/Subscriptions" + RecoveryRig.BACK.substring(14));
		assertThat(this.rig.rig.get(RecoveryRig.APP).status()).isEqualTo(404);
		assertThat(this.rig.allowed(RecoveryRig.BACK)).isEmpty();
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("InProgress");
		advance("PT5M");
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.allowed(RecoveryRig.BACK)).containsExactly("DisableProtection");
		assertThat(this.rig.item(RecoveryRig.BACK).path("activeLocation").asString()).isEqualTo("Primary");
		assertThat(details(RecoveryRig.BACK).path("lifecycleId").isNull()).isTrue();
		advance("PT51M");
		var item = this.rig.item(RecoveryRig.BACK);
		assertThat(item.path("protectionState").asString()).isEqualTo("Protected");
		assertThat(item.path("failoverHealth").asString()).isEqualTo("Warning");
		assertThat(item.path("healthErrors").path(0).path("errorCode").asString()).isEqualTo("161011");
		assertThat(item.has("lastSuccessfulFailoverTime")).isFalse();
		assertThat(item.path("failoverRecoveryPointId").isNull()).isTrue();
		assertThat(item.path("primaryFabricFriendlyName").asString()).isEqualTo("North Europe");
		assertThat(details(RecoveryRig.BACK).path("initialPrimaryFabricLocation").asString()).isEqualTo("westeurope");
		assertThat(details(RecoveryRig.BACK).path("lifecycleId").asString()).isEqualTo(lifecycle);
		assertThat(details(RecoveryRig.BACK).path("managementId").asString()).isNotEqualTo(management);
		assertThat(details(RecoveryRig.BACK).path("recoveryFabricObjectId").isNull()).isTrue();
	}

	private JsonNode details(String item) {
		return this.rig.item(item).path("providerSpecificDetails");
	}

	private JsonNode newId(Response accepted) {
		return this.rig.job(accepted).path("properties").path("customDetails").path("newReplicationProtectedItemId");
	}

	@Test
	void seedingStallsJumpsAndNeverGetsToAHundred() {
		this.rig.committed(RecoveryRig.APP);
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
		advance("PT8M25S");
		var seen = new ArrayList<String>();
		for (int minutes = 0; minutes < 52; minutes += 4) {
			seen.add(details(RecoveryRig.BACK).path("monitoringPercentageCompletion") + " "
					+ this.rig.state(RecoveryRig.BACK).replace("InitialReplication", ""));
			advance("PT4M");
		}

		assertThat(seen).containsExactly("null InProgress", "null InProgress", "0 InProgress", "4 InProgress",
				"32 InProgress", "32 InProgress", "32 InProgress", "32 InProgress", "33 InProgress", "43 InProgress",
				"43 InProgress", "43 InProgress", "43 RecoveryCompletionPending");
		assertThat(this.rig.state(RecoveryRig.BACK)).isEqualTo("Protected");
		assertThat(details(RecoveryRig.BACK).path("monitoringPercentageCompletion").asInt()).isEqualTo(43);
	}

	@Test
	void theSameWayLeadsHome() {
		this.rig.reprotected(RecoveryRig.APP);
		assertThat(this.rig.points(RecoveryRig.BACK)).isNotEmpty();

		this.rig.committed(RecoveryRig.BACK);
		assertThat(details(RecoveryRig.BACK).path("recoveryFabricObjectId").asString()).isEqualTo(
				RecoveryRig.SUBSCRIPTION + "/resourceGroups/app-rg/providers/Microsoft.Compute/virtualMachines/app-01");
		RecoveryRig.accepted(this.rig.reprotectAgain("app-01"));
		advance("PT2H");

		assertThat(this.rig.rig.get(RecoveryRig.BACK).status()).isEqualTo(404);
		assertThat(this.rig.state(RecoveryRig.APP)).isEqualTo("Protected");
		assertThat(this.rig.item(RecoveryRig.APP).path("primaryFabricFriendlyName").asString())
			.isEqualTo("West Europe");
		assertThat(details(RecoveryRig.APP).path("primaryFabricLocation").asString()).isEqualTo("westeurope");
	}

	@Test
	void aDrillWaitsForItsCleanUp() {
		var accepted = this.rig.testFailover(RecoveryRig.APP);
		advance("PT204S");

		var item = this.rig.item(RecoveryRig.APP);
		assertThat(item.path("protectionState").asString()).isEqualTo("Protected");
		assertThat(item.path("protectionStateDescription").asString()).isEqualTo("Cleanup test failover pending");
		assertThat(item.path("testFailoverState").asString()).isEqualTo("WaitingForCompletion");
		assertThat(item.path("testFailoverStateDescription").asString()).isEqualTo("Waiting for user input");
		assertThat(this.rig.allowed(RecoveryRig.APP)).containsExactly("TestFailoverCleanup");
		assertThat(item.path("currentScenario").path("jobId").asString()).isEqualTo(RecoveryRig.jobId(accepted));
		assertThat(details(RecoveryRig.APP).path("testFailoverRecoveryFabricObjectId").asString())
			.endsWith("/resourceGroups/app-rg-asr/providers/Microsoft.Compute/virtualMachines/app-01-test");
		RecoveryRig.accepted(this.rig.cleanUp(RecoveryRig.APP));
		advance("PT1M");
		assertThat(this.rig.item(RecoveryRig.APP).path("testFailoverState").asString()).isEqualTo("MarkedForDeletion");
		advance("PT1M");
		assertThat(this.rig.item(RecoveryRig.APP).path("testFailoverState").asString()).isEqualTo("None");
		assertThat(this.rig.item(RecoveryRig.APP).path("lastSuccessfulTestFailoverTime").asString())
			.isEqualTo("2026-01-05T09:03:24.0000000Z");
		assertThat(this.rig.allowed(RecoveryRig.APP)).contains("UnplannedFailover");
	}

	@Test
	void pointsComeEveryFiveMinutesAndThinOut() {
		var times = this.rig.points(RecoveryRig.APP).stream().map(JourneyTests::time).sorted().toList();
		var ages = times.stream().map((time) -> Duration.between(time, this.rig.rig.time.instant())).toList();

		assertThat(ages).filteredOn((age) -> age.compareTo(Duration.ofHours(2)) <= 0).hasSize(24);
		assertThat(ages).filteredOn((age) -> age.compareTo(Duration.ofHours(2)) > 0).hasSize(22);
		advance("PT5M");
		assertThat(this.rig.points(RecoveryRig.APP).stream().map(JourneyTests::time))
			.contains(times.getLast().plusSeconds(300));
	}

	@Test
	void pointsAreListedInNoOrderOfTime() {
		var times = this.rig.points(RecoveryRig.APP).stream().map(JourneyTests::time).toList();

		assertThat(times).isNotEqualTo(times.stream().sorted().toList())
			.isNotEqualTo(times.stream().sorted().toList().reversed());
		assertThat(this.rig.points(RecoveryRig.APP)
			.stream()
			.map((point) -> point.path("properties").path("recoveryPointType").asString())
			.distinct()).containsExactlyInAnyOrder("CrashConsistent", "ApplicationConsistent");
	}

	private static Instant time(JsonNode point) {
		return Instant.parse(point.path("properties").path("recoveryPointTime").asString());
	}

	@Test
	void whatWasDoneIsInTheLedger() {
		this.rig.committed(RecoveryRig.APP);
		RecoveryRig.accepted(this.rig.reprotect("app-01"));

		assertThat(this.rig.rig.simulator.mutations()).extracting((line) -> line.change())
			.isEqualTo(List.of("fails over app-01", "commits the failover of app-01", "reprotects app-01"));
		assertThat(this.rig.rig.simulator.mutations()).allSatisfy((line) -> {
			assertThat(line.item()).isEqualTo("app-01");
			assertThat(line.asyncOperation()).isNotNull();
		});
	}

}
