package dev.switchback.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.inventory.FixedPairs;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.AssessmentSettings;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.discovery.NoDrills;
import dev.switchback.readiness.discovery.Telling;
import dev.switchback.store.InMemoryDesigns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever Azure shows, nothing of it leaves in an inventory that is no business of a judgement.
class ExportedInventoryTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final String CANARY = "c4n4ry-" + UUID.randomUUID();

	/// Secrets wherever Azure has some, and where it has none today.
	private static final String SHOWN = """
			{"format": "switchback-inventory/1", "takenAt": "2026-03-02T09:00:00Z",
			 "circuits": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/a",
			  "readAt": "2026-03-02T09:00:00Z",
			  "body": {"name": "a", "tags": {"password": "X"}, "properties": {"serviceKey": "X", "provisioningState": "Succeeded",
			   "authorizations": [{"properties": {"authorizationKey": "X"}}], "peerings": [{"properties": {"sharedKey": "X"}}]}},
			  "peerings": [{"type": "AzurePrivatePeering", "body": {"properties": {"sharedKey": "X", "state": "Enabled"}},
			   "links": {"primary": {"routes": {"value": [{"network": "10.0.0.0/8", "comment": "X"}]}}}}]}],
			 "gateways": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/g",
			  "body": {"properties": {"vpnClientConfiguration": {"radiusServerSecret": "X"}}},
			  "connections": {"value": [{"id": "c", "body": {"properties": {"authorizationKey": "X", "sharedKey": "X"}}}]},
			  "publicAddresses": [{"id": "p", "body": {"properties": {"dnsSettings": {"fqdn": "X"}}}}]}],
			 "vaults": [{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.RecoveryServices/vaults/v",
			  "items": [{"id": "i", "body": {"properties": {"providerSpecificDetails": {"recoveryVirtualMachineScaleSetId": "X",
			   "vmEncryptionType": "X", "primaryDiskEncryptionSecret": {"secretIdentifier": "X"}}}},
			   "vm": {"id": "m", "body": {"properties": {"osProfile": {"adminPassword": "X"}, "userData": "X"}}}}]}]}
			""";

	private final InMemoryAssessments assessments = new InMemoryAssessments();

	private final Assessing assessing = new Assessing(this.assessments,
			(_, _, _, _) -> (ObjectNode) JsonMapper.shared().readTree(SHOWN.replace("\"X\"", "\"" + CANARY + "\"")),
			new Telling(new FixedPairs(List.of()), new InMemoryDesigns()), new NoDrills(), () -> NOW, UUID::randomUUID,
			new AssessmentSettings(null, List.of(), 0.1, Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(400),
					List.of()));

	@Test
	void hasNoSecret() {
		assertThat(SHOWN.replace("\"X\"", CANARY)).contains(CANARY);
		var asked = new Asked(UUID.randomUUID(), NOW, "anna", Asked.About.EVERYTHING, null, false, null, null, null,
				null);
		this.assessments.request(asked, null);
		this.assessing.make(asked.id());

		var text = this.assessing.latestInventory().orElseThrow().text();
		assertThat(text).contains("Succeeded", "Enabled", "10.0.0.0/8").doesNotContain(CANARY);
		assertThat(String.valueOf(this.assessments.find(asked.id()))).doesNotContain(CANARY);
	}

}
