package dev.switchback.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.sick.SickVms;
import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.wire.Response;

import static org.assertj.core.api.Assertions.assertThat;

/// A consistency group goes by its recovery plan; and what a vault says of itself.
class RecoveryPlanTests {

	private static final String VAULT = "/subscriptions/00000000-0000-0000-0000-000000000201"
			+ "/resourceGroups/sick-dr-rg/providers/Microsoft.RecoveryServices/vaults/sick-vault";

	private static final String PLAN = VAULT + "/replicationRecoveryPlans/group-plan";

	private static final String WEST = RecoveryRig.WEST.replace(RecoveryRig.VAULT, VAULT);

	private static final List<String> MEMBERS = List.of("group-01", "group-02", "group-03");

	private final RecoveryRig rig = new RecoveryRig(
			Estate.of().with(SickVms.only("group-01", "group-02", "group-03", "never-drilled", "stale-rpo")),
			RecoverySettings.RECORDED);

	private Response failover(String type) {
		return this.rig.post(PLAN + "/unplannedFailover", """
				{"properties":{"failoverDirection":"PrimaryToRecovery","sourceSiteOperations":"Required",
				 "providerSpecificDetails":[{"instanceType":"A2A","recoveryPointType":"%s"}]}}""".formatted(type));
	}

	private List<String> states() {
		return MEMBERS.stream().map((name) -> this.rig.state(WEST + "/replicationProtectedItems/" + name)).toList();
	}

	private JsonNode plan() {
		return this.rig.rig.json(PLAN).path("properties");
	}

	@Test
	void aPlanNamesItsGroupsAndAListDoesNot() throws IOException {
		assertThat(RecoveryBodiesTests.missing("plan", this.rig.rig.json(PLAN))).isEmpty();
		var types = new ArrayList<String>();
		plan().path("groups")
			.forEach((group) -> types
				.add(group.path("groupType").asString() + " " + group.path("replicationProtectedItems").size()));

		assertThat(types).containsExactly("Shutdown 0", "Failover 0", "Boot 1", "Boot 2");
		assertThat(RecoveryRig.texts(plan().path("allowedOperations"))).containsExactly("UnplannedFailover",
				"TestFailover");
		assertThat(plan().path("currentScenario").isNull()).isTrue();
		var listed = this.rig.list(VAULT + "/replicationRecoveryPlans").getFirst().path("properties");
		assertThat(listed.path("groups").size()).isZero();
	}

	@Test
	void allMembersGoTogether() {
		var accepted = failover("LatestProcessed");
		assertThat(accepted.status()).isEqualTo(202);
		this.rig.rig.time.advance("PT1M");
		assertThat(plan().path("currentScenario").path("scenarioName").asString()).isEqualTo("UnplannedFailover");
		assertThat(plan().path("allowedOperations").size()).isZero();
		assertThat(failover("Latest").status()).isEqualTo(409);
		this.rig.rig.time.advance("PT5M");

		assertThat(states()).containsOnly("UnplannedFailoverCommitPendingStatesBegin").hasSize(3);
		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Succeeded");
		var job = this.rig.job(accepted).path("properties");
		assertThat(job.path("targetInstanceType").asString()).isEqualTo("RecoveryPlan");
		assertThat(job.path("tasks").path(2).path("friendlyName").asString()).isEqualTo("Group 2: Start (2)");
		var child = job.path("tasks").path(2).path("groupTaskCustomDetails").path("childTasks").path(0);
		assertThat(child.path("customDetails").path("jobTask").path("targetObjectName").asString())
			.isEqualTo("group-02");
		assertThat(pointTimes()).hasSize(1);
		assertThat(this.rig.rig.json(Rig.location(accepted)).path("name").asString()).isEqualTo("group-plan");
		assertThat(RecoveryRig.texts(plan().path("allowedOperations"))).containsExactly("Commit");
		RecoveryRig.accepted(this.rig.post(PLAN + "/failoverCommit", ""));
		this.rig.rig.time.advance("PT1M");
		assertThat(states()).containsOnly("UnplannedFailoverCommitted");
		assertThat(Rig.code(this.rig.post(PLAN + "/reProtect", "")))
			.isEqualTo("UnsupportedReplicationProviderForReprotect");
	}

	/// The moments that the members were brought back to.
	private List<String> pointTimes() {
		return MEMBERS.stream().map((name) -> {
			var id = WEST + "/replicationProtectedItems/" + name;
			var used = this.rig.item(id).path("failoverRecoveryPointId").asString();
			return this.rig.points(id)
				.stream()
				.filter((point) -> used.endsWith(point.path("name").asString()))
				.map((point) -> point.path("properties").path("recoveryPointTime").asString())
				.findFirst()
				.orElseThrow();
		}).distinct().toList();
	}

	@ParameterizedTest
	@CsvSource({ "Latest,CrashConsistent", "LatestApplicationConsistent,ApplicationConsistent",
			"LatestCrashConsistent,CrashConsistent" })
	void aTagStandsForAPoint(String tag, String type) {
		RecoveryRig.accepted(failover(tag));
		this.rig.rig.time.advance("PT10M");

		var id = WEST + "/replicationProtectedItems/group-02";
		var used = this.rig.item(id).path("failoverRecoveryPointId").asString();
		assertThat(this.rig.points(id)).filteredOn((point) -> used.endsWith(point.path("name").asString()))
			.singleElement()
			.satisfies((point) -> assertThat(point.path("properties").path("recoveryPointType").asString())
				.isEqualTo(type));
	}

	@Test
	void aFailedMemberFailsThePlansJob() {
		this.rig.rig.simulator.order("{\"kind\":\"fail\",\"code\":\"28031\",\"match\":{\"path\":\"*/group-plan/*\"}}");
		var accepted = failover("Latest");
		this.rig.rig.time.advance("PT10M");

		assertThat(this.rig.operation(accepted).path("status").asString()).isEqualTo("Failed");
		assertThat(this.rig.operation(accepted).path("error").path("code").asString()).isEqualTo("28031");
		assertThat(states()).containsOnly("Protected");
	}

	@Test
	void aPlanIsDrilledAndCleanedUp() {
		RecoveryRig.accepted(this.rig.post(PLAN + "/testFailover", """
				{"properties":{"failoverDirection":"PrimaryToRecovery","networkType":"VmNetworkAsInput","networkId":"x",
				 "providerSpecificDetails":[{"instanceType":"A2A","recoveryPointType":"LatestProcessed"}]}}"""));
		this.rig.rig.time.advance("PT10M");
		assertThat(RecoveryRig.texts(plan().path("allowedOperations"))).containsExactly("TestFailoverCleanup");
		RecoveryRig.accepted(this.rig.post(PLAN + "/testFailoverCleanup", "{\"properties\":{\"comments\":\"x\"}}"));
		this.rig.rig.time.advance("PT10M");
		assertThat(RecoveryRig.texts(plan().path("allowedOperations"))).containsExactly("UnplannedFailover",
				"TestFailover");
	}

	@Test
	void aVaultCountsItsTroubles() {
		var health = this.rig.rig.json(VAULT + "/replicationVaultHealth")
			.path("properties")
			.path("protectedItemsHealth");

		assertThat(health.path("resourceCount").asInt()).isEqualTo(5);
		var counts = health.path("categorizedResourceCounts");
		assertThat(counts.size()).isEqualTo(12);
		assertThat(counts.path("protectedItemsCriticalCount").asInt()).isEqualTo(1);
		assertThat(counts.path("protectedItemsFailoverHealthWarningCount").asInt()).isEqualTo(1);
		var accepted = this.rig.post(VAULT + "/replicationVaultHealth/default/refresh", "");
		this.rig.rig.time.advance("PT1S");
		assertThat(this.rig.job(accepted).path("properties").path("scenarioName").asString())
			.isEqualTo("RefreshVaultHealth");
		assertThat(this.rig.rig.get(Rig.location(accepted)).status()).isEqualTo(200);
	}

	@Test
	void theEndsOfJobsAreEvents() {
		assertThat(this.rig.list(VAULT + "/replicationEvents")).isEmpty();
		RecoveryRig.accepted(failover("Latest"));
		this.rig.rig.time.advance("PT10M");

		assertThat(this.rig.list(VAULT + "/replicationEvents")).hasSize(3);
		var filtered = this.rig.list(VAULT + "/replicationEvents?$filter=AffectedObjectFriendlyName%20eq%20'group-02'");
		assertThat(filtered).singleElement()
			.satisfies((event) -> assertThat(event.path("properties").path("severity").asString()).isEqualTo("OK"));
	}

}
