package dev.switchback.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.wire.Request;

import static org.assertj.core.api.Assertions.assertThat;

/// Bodies beside those that the real service has been recorded with: the same fields with the same kinds of value.
class RecoveryBodiesTests {

	private final RecoveryRig rig = new RecoveryRig();

	@ParameterizedTest
	@CsvSource({ "fabric,/replicationFabrics/asr-a2a-default-westeurope",
			"container,/replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers/asr-a2a-default-westeurope-container",
			"container-mapping,/replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectionContainerMappings/westeurope-northeurope-24-hour-retention-policy",
			"network-mapping,/replicationFabrics/asr-a2a-default-westeurope/replicationNetworks/azureNetwork/replicationNetworkMappings/app-vnet-to-app-vnet-asr",
			"policy,/replicationPolicies/24-hour-retention-policy",
			"item-protected,/replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers/asr-a2a-default-westeurope-container/replicationProtectedItems/app-01",
			"empty-list,/replicationJobs", "vault,''", "vault-health,/replicationVaultHealth" })
	void aBodyHasTheFieldsThatWereRecorded(String recording, String path) throws IOException {
		assertThat(missing(recording, this.rig.rig.json(RecoveryRig.VAULT + path))).isEmpty();
	}

	@Test
	void rightAfterAReprotectMuchIsNotKnown() throws IOException {
		this.rig.committed(RecoveryRig.APP);
		RecoveryRig.accepted(this.rig.reprotect("app-01"));
		this.rig.rig.time.advance("PT9M");

		var body = this.rig.rig.json(RecoveryRig.BACK);

		assertThat(missing("item-after-reprotect", body)).isEmpty();
		assertThat(body.path("properties").path("providerSpecificDetails").has("agentCertificateExpiryDate")).isFalse();
	}

	@Test
	void aMachineThatIsBackUnderProtectionLooksLikeTheRecordedOne() throws IOException {
		this.rig.reprotected(RecoveryRig.APP);

		assertThat(missing("item-reversed", this.rig.rig.json(RecoveryRig.BACK))).isEmpty();
	}

	@Test
	void aFinishedJobHasTheRecordedFields() throws IOException {
		var accepted = this.rig.failover(RecoveryRig.APP);
		this.rig.rig.time.advance("PT3M");

		assertThat(missing("job", this.rig.job(accepted))).isEmpty();
		assertThat(shape("", this.rig.operation(accepted))).containsExactlyInAnyOrderElementsOf(recorded("operation"));
	}

	@Test
	void aListedJobIsTrimmed() {
		var accepted = this.rig.failover(RecoveryRig.APP);

		var listed = this.rig.list(RecoveryRig.VAULT + "/replicationJobs").getFirst().path("properties");

		assertThat(listed.path("activityId").isNull()).isTrue();
		assertThat(listed.path("tasks").size()).isZero();
		assertThat(listed.path("customDetails").isNull()).isTrue();
		assertThat(listed.has("endTime")).isFalse();
		assertThat(this.rig.job(accepted).path("properties").path("tasks").size()).isEqualTo(5);
	}

	static Set<String> missing(String recording, JsonNode body) throws IOException {
		var missing = recorded(recording);
		missing.removeAll(shape("", body));
		return missing;
	}

	/// Paths of all fields with the kind of their value; of arrays the first element counts.
	private static Set<String> shape(String place, JsonNode node) {
		var all = new TreeSet<String>();
		if (node.isObject()) {
			node.properties().forEach((field) -> all.addAll(shape(place + "." + field.getKey(), field.getValue())));
		}
		else if (node.isArray()) {
			all.add(place + "[]");
			if (!node.isEmpty()) {
				all.addAll(shape(place + "[]", node.get(0)));
			}
		}
		else {
			all.add(place + " " + (node.isNumber() ? "number" : node.getNodeType().name().toLowerCase(Locale.ROOT)));
		}
		return all;
	}

	private static Set<String> recorded(String name) throws IOException {
		try (var file = RecoveryBodiesTests.class.getResourceAsStream("/recovery/" + name + ".txt")) {
			assertThat(file).as(name).isNotNull();
			return new TreeSet<>(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
		}
	}

	@Test
	void idsBeginWithACapitalAndThoseOfSourcesAreLowered() {
		var body = this.rig.rig.json(RecoveryRig.APP);
		var details = body.path("properties").path("providerSpecificDetails");

		assertThat(body.path("id").asString()).isEqualTo("/Subscriptions" + RecoveryRig.APP.substring(14));
		assertThat(details.path("fabricObjectId").asString()).isEqualTo(
				"/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/app-rg/providers/microsoft.compute/virtualmachines/app-01");
		assertThat(details.path("protectedManagedDisks").path(0).path("diskId").asString()).isEqualTo(
				"/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/app-rg/providers/microsoft.compute/disks/app-01_osdisk_1");
		assertThat(details.path("agentExpiryDate").asString()).isEqualTo("9999-12-31T23:59:59.9999999");
	}

	@Test
	void anActionIsAcceptedWithoutABodyAndNamesItsJobTwice() {
		var call = Request.of("POST", Rig.url(RecoveryRig.APP + "/failoverCommit"));
		this.rig.failedOver(RecoveryRig.APP);

		var accepted = this.rig.rig.send(call.with("x-ms-client-request-id", "intent-7")
			.with("x-ms-correlation-request-id", "11111111-2222-3333-4444-555555555555"));

		var job = RecoveryRig.jobId(accepted);
		var id = job.substring(job.lastIndexOf('/') + 1);
		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.body()).isEmpty();
		assertThat(accepted.header("Retry-After")).isEqualTo("30");
		assertThat(accepted.header("x-ms-ratelimit-remaining-subscription-writes")).isEqualTo("199");
		assertThat(accepted.header("Azure-AsyncOperation")).isEqualTo(Rig.BASE + "/Subscriptions"
				+ RecoveryRig.VAULT.substring(14) + "/replicationOperationStatus/" + id + "?api-version=2025-03-01");
		assertThat(accepted.header("Location")).isEqualTo(Rig.BASE + "/Subscriptions" + RecoveryRig.APP.substring(14)
				+ "/operationresults/" + id + "?api-version=2025-03-01");
		assertThat(this.rig.job(accepted).path("properties").path("activityId").asString())
			.isEqualTo("intent-7 ActivityId: 11111111-2222-3333-4444-555555555555");
	}

	@Test
	void reprotectingIsAnsweredForTheContainer() {
		this.rig.committed(RecoveryRig.APP);
		var accepted = this.rig.reprotect("app-01");

		assertThat(Rig.location(accepted))
			.startsWith(Rig.BASE + "/Subscriptions" + RecoveryRig.WEST.substring(14) + "/operationresults/");
		assertThat(this.rig.rig.get(Rig.location(accepted)).status()).isEqualTo(202);
		this.rig.rig.time.advance("PT9M");
		assertThat(this.rig.rig.json(Rig.location(accepted)).path("name").asString())
			.isEqualTo("asr-a2a-default-westeurope-container");
	}

	@Test
	void whatIsMissingIsSaidInSiteRecoverysWords() {
		var call = Request.of("GET", Rig.url(RecoveryRig.WEST + "/replicationProtectedItems/nobody"))
			.with("x-ms-client-request-id", "who");
		var missing = this.rig.rig.send(call);

		assertThat(missing.status()).isEqualTo(404);
		assertThat(Rig.code(missing)).isEqualTo("NotFound");
		assertThat(Rig.message(missing)).isEqualTo("Specified resource with name 'nobody' does not exist.");
		var detail = Rig.json(missing).path("error").path("details").path(0);
		assertThat(detail.path("code").asString()).isEqualTo("ArmResourceDoesNotExist");
		assertThat(detail.path("clientRequestId").asString()).isEqualTo("who");
		assertThat(Rig.code(this.rig.rig.get(RecoveryRig.VAULT.replace("dr-vault", "other"))))
			.isEqualTo("ResourceNotFound");
	}

	@Test
	void taskTimesThatAreNotKnownHaveNoZone() {
		var accepted = this.rig.failover(RecoveryRig.APP);

		var tasks = new ArrayList<String>();
		this.rig.job(accepted)
			.path("properties")
			.path("tasks")
			.forEach((task) -> tasks.add(task.path("taskId").asString() + " " + task.path("state").asString() + " "
					+ task.path("startTime").asString()));

		assertThat(tasks).containsExactly(
				"UnplannedFailoverPreflightChecksTask InProgress 2026-01-05T09:00:00.0000000Z",
				"ShutdownVmOnPrimaryForUFO NotStarted 0001-01-01T00:00:00",
				"PrepareForUnPlannedFailoverTask NotStarted 0001-01-01T00:00:00",
				"FailoverTask NotStarted 0001-01-01T00:00:00", "StartVmOnSecondary NotStarted 0001-01-01T00:00:00");
	}

	@Test
	void aPageThatIsFullIsFollowedByAnotherEvenIfItIsEmpty() {
		var other = new RecoveryRig(RecoverySettings.RECORDED.paged(3));
		var first = other.rig.json(RecoveryRig.VAULT + "/replicationProtectedItems");

		assertThat(first.path("value").size()).isEqualTo(3);
		var second = other.rig.json(first.path("nextLink").asString());
		assertThat(second.path("value").size()).isZero();
		assertThat(second.path("nextLink").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "SourceFabricName eq 'asr-a2a-default-westeurope'|3",
			"instanceType eq 'a2a'|3", "sourceFabricLocation eq 'northeurope'|0",
			"SourceFabricLocation eq 'northeurope' or sourceFabricLocation eq 'westeurope'|3",
			"( SourceFabricLocation eq 'northeurope' or SourceFabricLocation eq 'x' ) and InstanceType eq 'A2A'|0" })
	void itemsAreFilteredWithoutRegardToCase(String filter, int expected) {
		var path = RecoveryRig.VAULT + "/replicationProtectedItems?$filter=" + filter.replace(" ", "%20");

		assertThat(this.rig.list(path)).hasSize(expected);
	}

	@Test
	void jobsAreFilteredByStateAndTime() {
		this.rig.failedOver(RecoveryRig.APP);
		this.rig.failover(RecoveryRig.APP.replace("app-01", "app-03"));

		assertThat(jobs("JobStatus%20eq%20'InProgress'")).containsExactly("app-03");
		assertThat(jobs("StartTime%20eq%20'2026-01-05T09:02:00Z'")).containsExactly("app-03");
		assertThat(jobs("EndTime%20eq%20'2026-01-05T09:02:00Z'%20and%20JobStatus%20eq%20'Succeeded'"))
			.containsExactly("app-01");
		assertThat(this.rig.rig.get(RecoveryRig.VAULT + "/replicationJobs?$filter=Shoe%20eq%20'x'").status())
			.isEqualTo(400);
	}

	private List<String> jobs(String filter) {
		return this.rig.list(RecoveryRig.VAULT + "/replicationJobs?$filter=" + filter)
			.stream()
			.map((job) -> job.path("properties").path("targetObjectName").asString())
			.toList();
	}

}
