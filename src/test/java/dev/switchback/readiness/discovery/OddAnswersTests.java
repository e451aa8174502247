package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.InProcessAzure;
import dev.switchback.engine.VirtualTime;
import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.Rules;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.simulator.ArmSimulator;
import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// One answer of Azure's is other than expected: what follows is not known, and all else is judged as ever.
class OddAnswersTests {

	private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

	private static final ArmId VAULT = ArmId.parse("/subscriptions/" + SUBSCRIPTION
			+ "/resourceGroups/dr-rg/providers/Microsoft.RecoveryServices/vaults/dr-vault");

	private final VirtualTime time = new VirtualTime();

	private List<Finding> found(String path, Consumer<ObjectNode> change) {
		var simulator = new ArmSimulator(this.time, Estate.rehearsal(), Settings.DEFAULT, 7);
		var cloud = new InProcessAzure(this.time, this.time, this.time::pass, simulator);
		cloud.doctor().change(path, (answer) -> {
			change.accept((ObjectNode) answer);
			return answer;
		});
		var document = Discovery.of(cloud.arm(), List.of(VAULT))
			.read(Set.of(SUBSCRIPTION), List.of(), Optional.empty(), Duration.ofMinutes(10));
		document.putArray("drills");
		return Rules.judge(new Snapshot(SnapshotReader.checked(document), this.time.instant()));
	}

	private static Judgement of(List<Finding> found, String rule, String subject) {
		return found.stream()
			.filter((finding) -> finding.rule().equals(rule) && finding.subject().name().equals(subject))
			.map(Finding::judgement)
			.findFirst()
			.orElseThrow();
	}

	private static ObjectNode first(ObjectNode list) {
		return (ObjectNode) list.path("value").path(0).path("properties");
	}

	@Test
	void maintenanceMayBeAnnouncedOnAPageThatNobodyRead() {
		var path = "contoso-ams/providers/Microsoft.ResourceHealth/events";

		assertThat(of(found(path, (_) -> {
		}), "ER-25", "contoso-ams")).isEqualTo(Judgement.PASS);
		assertThat(of(found(path, (events) -> events.put("nextLink", "https://management.azure.com/more")), "ER-25",
				"contoso-ams"))
			.isEqualTo(Judgement.UNKNOWN);
	}

	@Test
	void aRegionThatIsNoneEndsNoAssessment() {
		var found = found("/dr-vault/replicationProtectedItems",
				(items) -> ((ObjectNode) first(items).path("providerSpecificDetails")).put("recoveryFabricLocation",
						"East US 2 (Stage)"));

		assertThat(found).filteredOn((finding) -> finding.rule().equals("VM-10"))
			.extracting(Finding::judgement)
			.contains(Judgement.UNKNOWN);
	}

	@Test
	void aMachineThatDoesNotSayWhatItIsIsNotLeftOut() {
		var found = found("/dr-vault/replicationProtectedItems",
				(items) -> first(items).remove("providerSpecificDetails"));

		assertThat(of(found, "VM-12", "app-01")).isNotEqualTo(Judgement.PASS);
	}

	@Test
	void aCircuitThatDoesNotShowItsPeeringsMayHaveSome() {
		var found = found("/expressRouteCircuits", (list) -> list.path("value")
			.forEach((circuit) -> ((ObjectNode) circuit.path("properties")).remove("peerings")));

		assertThat(of(found, "ER-07", "contoso-ams")).isEqualTo(Judgement.UNKNOWN);
	}

	@Test
	void anAlertThatIsNarrowedToALevelMayKeepSilent() {
		var alerts = "/activityLogAlerts";

		assertThat(of(found(alerts, (_) -> {
		}), "ER-26", "contoso-ams")).isEqualTo(Judgement.PASS);
		assertThat(of(found(alerts,
				(list) -> list.path("value")
					.forEach((alert) -> alert.path("properties")
						.path("condition")
						.withArray("allOf")
						.addObject()
						.put("field", "level")
						.put("equals", "Critical"))),
				"ER-26", "contoso-ams"))
			.isEqualTo(Judgement.UNKNOWN);
	}

}
