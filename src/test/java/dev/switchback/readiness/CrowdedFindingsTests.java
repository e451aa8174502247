package dev.switchback.readiness;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.readiness.rule.Finding;
import dev.switchback.readiness.rule.Judgement;
import dev.switchback.readiness.rule.OneRule;
import dev.switchback.readiness.snapshot.Read;
import dev.switchback.readiness.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.M0;
import static dev.switchback.readiness.CircuitFixtures.ONE;
import static dev.switchback.readiness.CircuitFixtures.P0;
import static dev.switchback.readiness.CircuitFixtures.PROPS;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.GatewayFixtures.G0;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static org.assertj.core.api.Assertions.assertThat;

/// Of more values than anybody reads, those are told that a judgement rests on, wherever they stand.
class CrowdedFindingsTests {

	private static final int MANY = 60;

	private static final int MIDDLE = 30;

	private static final String DETAILS = "/body/properties/providerSpecificDetails";

	private static final String APP = "/vaults/0/items/0";

	/// @param path of the value that decides
	record Crowd(String rule, String subject, Judgement expected, String path, Edit... edits) {

		@Override
		public String toString() {
			return "%s: %s".formatted(this.rule, this.path);
		}

	}

	private static final String SOON = "{'name':'E-%d','properties':{'eventType':'PlannedMaintenance','status':'Active','impactStartTime':'2026-03-03T00:00:00Z','impactMitigationTime':'2026-03-04T00:00:00Z'}}";

	private static final String LOCK = "{'id':'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/%s/providers/Microsoft.Authorization/locks/l%%d','properties':{'level':'CanNotDelete'}}";

	/// So many of the first element of a list, which stand apart by `%d`.
	private static Edit many(String list, int count, String json) {
		return (document) -> {
			var all = (ArrayNode) document.at(list);
			all.removeAll();
			IntStream.range(0, count).forEach((i) -> all.add(Edit.json(json.formatted(i))));
		};
	}

	private static Crowd fails(String rule, String subject, String path, Edit... edits) {
		return new Crowd(rule, subject, Judgement.FAIL, path, edits);
	}

	static Stream<Crowd> crowds() {
		return Stream.of(ofCircuits(), ofGateways(), ofMachines()).flatMap((crowds) -> crowds);
	}

	private static Stream<Crowd> ofCircuits() {
		var info = M0 + PROPS + "/microsoftPeeringConfig/advertisedPublicPrefixInfo";
		var rows = P0 + ONE + "/summary/value";
		var events = C0 + "/events/value";
		return Stream.of(
				fails("ER-05", "contoso-ams/AzurePrivatePeering", rows + "/30/statePfxRcd",
						many(rows, MANY, "{'neighbor':'10.0.%d.1','as':65515,'statePfxRcd':'7'}"),
						set(rows + "/30", "{'neighbor':'172.16.1.1','as':65010,'statePfxRcd':'Idle'}")),
				fails("ER-21", "contoso-ams/MicrosoftPeering", info + "/30/validationState", set(info, "[]"),
						many(info, MANY, "{'prefix':'203.0.113.%d/32','validationState':'Configured'}"),
						set(info + "/30/validationState", "'ValidationNeeded'")),
				fails("ER-25", "contoso-ams", events + "/30/name", many(events, MANY,
						"{'name':'E-%d','properties':{'eventType':'PlannedMaintenance','status':'Active','impactStartTime':'2026-08-01T00:00:00Z','impactMitigationTime':'2026-08-02T00:00:00Z'}}"),
						set(events + "/30/properties/impactStartTime", "'2026-03-03T00:00:00Z'")),
				fails("ER-25", "contoso-ams", P0 + "/links/primary/routes/value", many(events, MANY, SOON),
						set(P0 + "/links/primary/routes/value/0/path",
								"'12076 12076 12076 12076 12076 12076 12076 12076 65010'")),
				fails("ER-25", "contoso-ams", "/declarations/circuits/0/maintenance", many(events, MANY, SOON),
						set("/declarations/circuits/0/maintenance",
								"[{'from':'2026-03-03T00:00:00Z','until':'2026-03-04T00:00:00Z','by':'provider'}]")),
				new Crowd("ER-26", "contoso-ams", Judgement.PASS, C0 + "/alerts/activityLog/30/enabled", (document) -> {
					var log = (ArrayNode) document.at(C0 + "/alerts/activityLog");
					var good = (ObjectNode) log.path(0).deepCopy();
					log.removeAll();
					IntStream.range(0, MANY).forEach((_) -> log.add(good.deepCopy().put("enabled", false)));
					log.set(MIDDLE, good);
				}));
	}

	private static Edit links(Edit... edits) {
		return (document) -> {
			var connections = (ArrayNode) document.at(G0 + "/connections/value");
			connections.removeAll();
			for (var i = 0; i < MANY; i++) {
				((ArrayNode) document.at("/circuits")).add(Edit.json(
						"{'id':'%s/expressRouteCircuits/many-%d','readAt':'2026-03-02T08:55:00Z','body':{'properties':{'serviceProviderProperties':{'peeringLocation':'Place %d'}}}}"
							.formatted(RG, i, i % 2)));
				connections.add(Edit.json(
						"{'id':'%s/connections/many-%d','readAt':'2026-03-02T08:55:00Z','body':{'properties':{'connectionType':'ExpressRoute','peer':{'id':'%s/expressRouteCircuits/many-%d'},'connectionStatus':'Connected','expressRouteGatewayBypass':false}}}"
							.formatted(RG, i, RG, i)));
			}
			List.of(edits).forEach((edit) -> edit.accept(document));
		};
	}

	private static Edit everywhere(String location) {
		return (document) -> IntStream.range(0, MANY)
			.forEach((i) -> located(document, i, (i == MIDDLE) ? location : "Dublin"));
	}

	private static void located(ObjectNode document, int i, String location) {
		((ObjectNode) document.at("/circuits/%d%s/serviceProviderProperties".formatted(2 + i, PROPS)))
			.put("peeringLocation", location);
	}

	private static Stream<Crowd> ofGateways() {
		var middle = "/circuits/%d%s/serviceProviderProperties/peeringLocation".formatted(2 + MIDDLE, PROPS);
		return Stream.of(new Crowd("ER-01", "contoso-gw", Judgement.PASS, middle, links(everywhere("Amsterdam"))),
				fails("ER-18", "contoso-gw", middle, links((document) -> IntStream.range(0, MANY)
					.forEach((i) -> located(document, i, (i >= MIDDLE && i < MIDDLE + 5) ? "Dublin" : "Place " + i)))),
				fails("ER-34", "contoso-gw", G0 + "/connections/value/30" + PROPS + "/expressRouteGatewayBypass",
						links(set(G0 + "/connections/value/30" + PROPS + "/expressRouteGatewayBypass", "true"))),
				fails("ER-36", "contoso-gw", middle,
						links(everywhere("Amsterdam"), set(G0 + PROPS + "/resiliencyModel", "'SingleHomed'"))),
				new Crowd("ER-34", "contoso-gw", Judgement.UNKNOWN,
						G0 + "/connections/value/30" + PROPS + "/expressRouteGatewayBypass",
						links(set(G0 + "/connections/value/30/problem", "'forbidden'"))));
	}

	private static Stream<Crowd> ofMachines() {
		var disks = APP + DETAILS + "/protectedManagedDisks";
		var disk = "{'diskId':'/disks/d%d','diskState':'Protected','resyncRequired':false,'primaryDiskEncryptionSetId':'/sets/here','recoveryDiskEncryptionSetId':'/sets/there'}";
		var nics = APP + DETAILS + "/vmNics";
		var data = APP + "/vm/body/properties/storageProfile/dataDisks";
		return Stream.of(
				fails("VM-09", "app-01", disks + "/30/recoveryDiskEncryptionSetId", many(disks, MANY, disk),
						Edit.drop(disks + "/30/recoveryDiskEncryptionSetId")),
				fails("VM-09", "app-01", disks + "/30/recoveryDiskEncryptionSetId", many(disks, MANY, disk),
						set(disks + "/30/recoveryDiskEncryptionSetId", "'/sets/here'")),
				fails("VM-12", "app-01", data + "/30/managedDisk/id",
						many(data, MANY, "{'managedDisk':{'id':'/disks/d%d'}}"), many(disks, MANY, disk),
						set(disks + "/0/diskId",
								"'/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg/providers/Microsoft.Compute/disks/app-01-os'"),
						set(data + "/0/managedDisk/id", "'/disks/d1'"),
						set(data + "/30/managedDisk/id", "'/disks/new'")),
				fails("VM-06", "app-01", nics + "/50/recoveryVMNetworkId",
						many(nics, MANY, "{'recoveryVMNetworkId':'/networks/one','sourceNicArmId':'/nics/n%d'}"),
						Edit.drop(nics + "/50/recoveryVMNetworkId")),
				fails("VM-08", "app-01", APP + "/locks/value/30/id", set(APP + "/locks", "{'value':[]}"),
						many(APP + "/locks/value", MANY, LOCK.formatted("other-rg")),
						set(APP + "/locks/value/30", LOCK.formatted("app-rg").formatted(MIDDLE))),
				fails("VM-13", "db-01", "/vaults/0/items/9/body/properties/replicationHealth", group(),
						set("/vaults/0/items/9/body/properties/replicationHealth", "'Critical'")),
				fails("VM-13", "db-01", "/vaults/0/items/9" + DETAILS + "/recoveryFabricLocation", group(),
						set("/vaults/0/items/9" + DETAILS + "/recoveryFabricLocation", "'uksouth'")));
	}

	/// As many machines of one group as there may be.
	private static Edit group() {
		return (document) -> {
			var items = (ArrayNode) document.at("/vaults/0/items");
			for (var i = items.size(); i < 17; i++) {
				var member = (ObjectNode) items.path(1).deepCopy();
				member.put("id", member.path("id").asString() + i);
				items.add(member);
			}
		};
	}

	@ParameterizedTest
	@MethodSource("crowds")
	void whatDecidesIsToldHoweverMuchElseThereIs(Crowd crowd) {
		var finding = found(crowd);

		assertThat(finding.judgement()).as(finding.sentence()).isEqualTo(crowd.expected());
		assertThat(finding.values()).hasSizeLessThanOrEqualTo(40).extracting(Read::path).contains(crowd.path());
		assertThat(finding.values().size() + finding.more()).as("all that there is").isGreaterThan(40);
	}

	private static Finding found(Crowd crowd) {
		var document = Edit.healthy();
		MachineFixtures.machines().accept(document);
		List.of(crowd.edits()).forEach((edit) -> edit.accept(document));
		return OneRule.judge(crowd.rule(), new Snapshot(document, Fixture.NOW))
			.stream()
			.filter((finding) -> finding.subject().name().equals(crowd.subject()))
			.findFirst()
			.orElseThrow();
	}

}
