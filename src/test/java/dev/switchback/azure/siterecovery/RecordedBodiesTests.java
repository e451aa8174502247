package dev.switchback.azure.siterecovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmJson;
import dev.switchback.azure.arm.Fetched;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What real vaults answered, as public test suites of Azure's own clients recorded it.
class RecordedBodiesTests {

	private static final SiteRecoverySettings SETTINGS = SiteRecoverySettings.DEFAULT;

	static JsonNode body(String name) {
		try {
			var bytes = Files.readAllBytes(Path.of("src/test/resources/site-recovery", name + ".json"));
			return ArmJson.parse(bytes).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ItemSeen item(String name) {
		return ItemSeen.of(body(name));
	}

	@Test
	void aProtectedMachine() {
		var seen = item("rpi_protected");
		assertThat(seen.azureToAzure()).isTrue();
		assertThat(seen.vm()).isEqualTo("CliVM2");
		assertThat(seen.isProtected()).isTrue();
		assertThat(seen.failedOver()).isFalse();
		assertThat(seen.offers()).containsExactly("UnplannedFailover", "DisableProtection", "TestFailover");
		assertThat(seen.job()).as("the sentinel of 1753 is no job").isEmpty();
		assertThat(seen.primary()).isEqualTo(new Place("eastus", ""));
		assertThat(seen.recovery()).isEqualTo(new Place("eastus2", ""));
		assertThat(seen.vault().toString()).startsWith("/subscriptions/").endsWith("/vaults/CliTerraformVault");
		assertThat(seen.container().name()).isEqualTo("cli-test-container-A2A-1");
		assertThat(seen.recoveryVm()).isEmpty();
		assertThat(seen.lastDrill()).isEmpty();
		assertThat(seen.consistencyGroup()).as("a group that Azure made for it alone").isEmpty();
		assertThat(seen.disks()).singleElement()
			.satisfies((disk) -> assertThat(disk.cache()).endsWith("/storageAccounts/cliteststoragea2a1"));
	}

	@Test
	void theWarningOfAFreshMachineIsJudgedAsNeverDrilledAndAsNothingElse() {
		var rules = new ItemRules(item("rpi_protected"), Instant.parse("2023-01-16T09:27:19Z"), SETTINGS);
		assertThat(rules.failover().verdict()).hasToString("PASS");
		assertThat(rules.failover().measured()).isEqualTo("Warning");
		assertThat(rules.drilled().verdict()).hasToString("FAIL");
		assertThat(rules.drilled().measured()).isEqualTo("never");
		assertThat(rules.replication().verdict()).hasToString("PASS");
	}

	@Test
	void aReprotectExchangesThePlacesAndKeepsTheLifecycle() {
		var before = item("rpi_protected");
		var after = item("rpi_after_reprotect_first");
		assertThat(item("rpi_after_reprotect_protected").lifecycleId()).isEqualTo(before.lifecycleId()).isNotBlank();
		assertThat(after.lifecycleId()).as("while it is being seeded there is none").isEmpty();
		var ref = ProtectedVm.of(before).ref();
		assertThat(ref.is(after)).isTrue();
		assertThat(ref.is(item("rpi_after_reprotect_protected"))).isTrue();
		assertThat(ref.is(item("v2a_rpi_commit_pending"))).isFalse();
		assertThat(after.primary()).isEqualTo(before.recovery());
		assertThat(after.recovery()).isEqualTo(before.primary());
		assertThat(after.container().name()).isEqualTo("cli-test-container-A2A-2");
		assertThat(after.id().name()).isEqualTo(before.id().name());
		assertThat(after.isProtected()).isFalse();
		assertThat(after.offers()).containsExactly("DisableProtection");
		assertThat(after.seeded()).isEmpty();
		assertThat(item("rpi_after_reprotect_32pct").seeded()).contains(32);
	}

	@Test
	void aMachineWithAJobAtWorkOffersNothing() {
		var seen = item("h2a_rpi_job_in_flight_empty_allowedOperations");
		assertThat(seen.offers()).isEmpty();
		assertThat(seen.job()).isPresent();
		assertThat(seen.scenario()).isEqualTo("EnableProtection");
		assertThat(seen.azureToAzure()).as("a Hyper-V machine").isFalse();
	}

	@Test
	void aFailoverThatWaitsForItsCommit() {
		var seen = item("v2a_rpi_commit_pending");
		assertThat(seen.commitPending()).isTrue();
		assertThat(seen.committed()).isFalse();
		assertThat(seen.failedOver()).isTrue();
		assertThat(seen.offers("commit")).isTrue();
		assertThat(seen.lastFailover()).isPresent();
	}

	@Test
	void aJobTellsItsTasksAndWhoAskedForIt() {
		var job = JobSeen.of(body("failover_job"));
		assertThat(job.succeeded()).isTrue();
		assertThat(job.askedBy(UUID.fromString("11111111-2222-3333-4444-555555555555"))).contains(true);
		assertThat(job.askedBy(new UUID(1, 2))).contains(false);
		assertThat(job.progress())
			.isEqualTo("Failover: Prerequisites check for failover done, Shut down the virtual machine done, "
					+ "Synchronizing the latest changes skipped, Start failover done, Start the replica virtual machine done");
		assertThat(job.shutTheSourceDown()).contains(true);
		assertThat(job.recoveryPointTime()).contains(Instant.parse("2025-04-01T18:10:00Z"));
		assertThat(JobSeen.of(body("job_get_refreshvaulthealth")).shutTheSourceDown()).isEmpty();
	}

	@Test
	void aShutdownThatWasSkippedIsNone() {
		var body = body("failover_job");
		((ObjectNode) body.path("properties").path("tasks").path(1)).put("state", "Other")
			.put("stateDescription", "Skipped");
		assertThat(JobSeen.of(body).shutTheSourceDown()).contains(false);
	}

	@Test
	void aTrimmedJobDoesNotSayWhoAskedForIt() {
		var body = body("failover_job");
		((ObjectNode) body.path("properties")).putNull("activityId");
		assertThat(JobSeen.of(body).askedBy(new UUID(1, 2))).isEmpty();
	}

	@Test
	void recoveryPointsAreReadWithTheirTimes() {
		List<RecoveryPoint> points = body("recovery_points").path("value")
			.valueStream()
			.flatMap((point) -> RecoveryPoint.of(point).stream())
			.toList();
		assertThat(points).extracting(RecoveryPoint::name)
			.containsExactly("b22134ea-620c-474b-9fa5-3c1cb47708e3", "34cb2d05-e730-4d3f-b96b-a60a5e92acb2");
		assertThat(points.getFirst().age(Instant.parse("2017-04-26T06:38:50.8082715Z")))
			.isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void momentsWithoutAZoneAreUtcAndSentinelsAreNone() {
		assertThat(moment("2025-04-01T18:12:05")).contains(Instant.parse("2025-04-01T18:12:05Z"));
		assertThat(moment("2025-04-01T18:12:05.1234567Z")).contains(Instant.parse("2025-04-01T18:12:05.1234567Z"));
		assertThat(moment("9999-12-31T23:59:59.9999999")).isEmpty();
		assertThat(moment("0001-01-01T00:00:00")).isEmpty();
		assertThat(moment("1753-01-01T01:01:01Z")).isEmpty();
		assertThat(moment("soon")).isEmpty();
	}

	private static Optional<Instant> moment(String text) {
		return Moments.of(StringNode.valueOf(text));
	}

	@Test
	void unknownWordsAndFieldsAreNoReasonNotToUnderstand() {
		var body = (ObjectNode) body("rpi_protected");
		var properties = (ObjectNode) body.path("properties");
		properties.put("protectionState", "SomethingNew")
			.put("novelty", 7)
			.putArray("allowedOperations")
			.add("Levitate");
		var seen = ItemSeen.of(body);
		assertThat(seen.isProtected()).isFalse();
		assertThat(seen.offers()).containsExactly("Levitate");
	}

	@Test
	void whatHasNoStateIsNotUnderstood() {
		var body = (ObjectNode) body("rpi_protected");
		((ObjectNode) body.path("properties")).remove("protectionState");
		assertThatThrownBy(() -> ItemSeen.of(body)).isInstanceOf(Fetched.Unreadable.class);
	}

	@Test
	void mappingsAreFoundByTheirEndsInAnySpelling() {
		var mappings = new Mappings(List.of(body("container_mapping_get")), List.of(body("network_mapping_get")));
		var one = item("rpi_protected").container();
		var other = item("rpi_after_reprotect_first").container();
		var shouted = ArmId
			.parse(other.toString().replace("/subscriptions/", "/Subscriptions/").replace("vaults", "Vaults"));
		assertThat(mappings.container(one, shouted)).isPresent();
		assertThat(mappings.container(other, one)).as("the way back is another mapping").isEmpty();
		var network = ArmId.parse(body("network_mapping_get").path("properties").path("primaryNetworkId").asString());
		assertThat(mappings.network(Mappings.fabric(one), Mappings.fabric(other), Optional.of(network))).isPresent();
		assertThat(mappings.network(Mappings.fabric(one), Mappings.fabric(other), Optional.of(one))).isEmpty();
		assertThat(mappings.network(Mappings.fabric(other), Mappings.fabric(one), Optional.empty())).isEmpty();
	}

}
