package dev.switchback.readiness;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import static dev.switchback.readiness.CircuitFixtures.C0;
import static dev.switchback.readiness.CircuitFixtures.C1;
import static dev.switchback.readiness.Edit.drop;
import static dev.switchback.readiness.Edit.push;
import static dev.switchback.readiness.Edit.set;
import static dev.switchback.readiness.Fixture.Series.of;
import static dev.switchback.readiness.GatewayFixtures.RG;
import static dev.switchback.readiness.PairFixtures.weight;
import static dev.switchback.readiness.rule.Judgement.FAIL;
import static dev.switchback.readiness.rule.Judgement.UNKNOWN;

/// Estates in which two things have one name, or something is written in another form than it should be.
final class TemptingFormsFixtures {

	private TemptingFormsFixtures() {
	}

	static Stream<Fixture> all() {
		var lists = Stream
			.of(preference(), alerts(), machines(), providers(), maintenance(), trials(), detection(), regions())
			.flatMap(List::stream);
		return Stream.of(twice(), objectives(), authorizations(), keys(), lists).flatMap((all) -> all);
	}

	private static List<Fixture> preference() {
		return of("ER-08", "contoso")
			.tempting(FAIL, "two gateways of one name prefer different circuits", weight(0, 0, 10), weight(1, 1, 10),
					set("/gateways/1/id",
							"'%s/virtualNetworkGateways/contoso-gw'".formatted(RG.replace("network-rg", "dr-rg"))))
			.tempting(FAIL, "gateways prefer different circuits of one name", weight(0, 0, 10), weight(1, 1, 10),
					alike())
			.all();
	}

	private static Stream<Fixture> objectives() {
		var objectives = Map.of("VM-03", "recoveryPoint", "VM-05", "drillEvery", "VM-15", "recoveryTime");
		return objectives.entrySet()
			.stream()
			.flatMap((objective) -> of(objective.getKey(), "app-01")
				.tempting(UNKNOWN, "what is declared to be bearable is no time",
						set("/declarations/workloads/1/objectives/" + objective.getValue(), "'two minutes'"))
				.all()
				.stream())
			.map((fixture) -> fixture.in(MachineFixtures.machines()));
	}

	private static List<Fixture> maintenance() {
		return of("ER-25", "contoso-ams")
			.tempting(UNKNOWN, "declared, and nobody knows from when on",
					set(DeclaredFixtures.S0 + "/maintenance", "[{'from':'tomorrow','by':'the provider'}]"))
			.tempting(UNKNOWN, "declared, and no list",
					set(DeclaredFixtures.S0 + "/maintenance", "{'from':'2026-03-03T00:00:00Z'}"))
			.tempting(FAIL, "declared by somebody else than who declared that there is none",
					set(DeclaredFixtures.S0 + "/maintenance", "[]"),
					push("/declarations/circuits",
							"{'circuit':'%s/expressRouteCircuits/contoso-ams','by':'ben','maintenance':[{'from':'2026-03-03T00:00:00Z','until':'2026-03-04T00:00:00Z','by':'the provider'}]}"
								.formatted(RG)))
			.all();
	}

	private static Edit trial(String link, String at, String verdict, String more) {
		return push("/drills", "{'circuit':'%s/expressRouteCircuits/contoso-ams','link':%s,'at':'%s','verdict':'%s'%s}"
			.formatted(RG, link, at, verdict, more));
	}

	private static List<Fixture> trials() {
		return of("ER-09", "contoso-ams")
			.tempting(UNKNOWN, "a trial of nobody knows what did not pass since",
					trial("'BOTH'", "2026-03-01T08:00:00Z", "FAIL", ""))
			.tempting(UNKNOWN, "a link by its number", trial("1", "2026-03-01T08:00:00Z", "PASS", ""))
			.all();
	}

	private static Edit authorized(String connection) {
		return set(C0 + CircuitFixtures.PROPS + "/authorizations",
				"[{'properties':{'connectionResourceUri':'%s'}}]".formatted(connection));
	}

	private static Stream<Fixture> authorizations() {
		var far = authorized("/subscriptions/two/resourceGroups/x/providers/Microsoft.Network/connections/far");
		var own = drop("/drills/0");
		return Stream.concat(
				of("ER-09", "contoso-ams")
					.tempting(UNKNOWN, "Azure tested all gateways but one of another subscription", own, far)
					.pass("Azure tested all gateways, one of them by an authorization", own,
							(document) -> authorized(document.at("/gateways/0/connections/value/0/id").asString())
								.accept(document))
					.all()
					.stream(),
				of("ER-08", "contoso")
					.tempting(UNKNOWN, "a gateway of another subscription may prefer another one", far)
					.all()
					.stream());
	}

	private static Stream<Fixture> keys() {
		var disk = "/vaults/0/items/1/vm/body/properties/storageProfile/dataDisks/0/managedDisk/diskEncryptionSet";
		return of("VM-09", "db-01")
			.tempting(FAIL, "a disk was given a key after it was protected", set(disk, "{'id':'/sets/keys'}"))
			.all()
			.stream()
			.map((fixture) -> fixture.in(MachineFixtures.machines()));
	}

	private static List<Fixture> regions() {
		return of("ER-17", "erp")
			.tempting(UNKNOWN, "one region of two is no text",
					set(DeclaredFixtures.WORKLOAD + "/regions", "['westeurope',7]"))
			.all();
	}

	private static List<Fixture> detection() {
		return of("ER-14", "contoso-ams")
			.tempting(UNKNOWN, "a silent failure that was noticed late, nobody knows when",
					trial("'PRIMARY'", "lately", "PASS", ",'cause':'SILENT_FAILURE','detection':'PT180S'"))
			.tempting(UNKNOWN, "a silent failure that was noticed after no time that is understood",
					trial("'PRIMARY'", "2026-03-01T08:00:00Z", "PASS",
							",'cause':'SILENT_FAILURE','detection':'3 minutes'"))
			.all();
	}

	/// Both circuits have one name, in different groups.
	private static Edit alike() {
		return (document) -> {
			var text = document.toString()
				.replace(RG + "/expressRouteCircuits/contoso-dub",
						RG.replace("network-rg", "dr-rg") + "/expressRouteCircuits/contoso-ams");
			document.removeAll();
			document.setAll((ObjectNode) Edit.MAPPER.readTree(text));
		};
	}

	private static List<Fixture> machines() {
		return of("VM-01", "db-01")
			.tempting(UNKNOWN, "whether a disk is to be synchronized anew is no yes and no no", set(
					"/vaults/0/items/1/body/properties/providerSpecificDetails/protectedManagedDisks/0/resyncRequired",
					"'Yes'"))
			.all()
			.stream()
			.map((fixture) -> fixture.in(MachineFixtures.machines()))
			.toList();
	}

	private static Stream<Fixture> twice() {
		var twice = set(DeclaredFixtures.PAIR + "/secondary", "'%s/expressRouteCircuits/contoso-ams'".formatted(RG));
		return Stream
			.of(of("ER-06", "contoso-ams/AzurePrivatePeering"), of("ER-28", "contoso-ams"), of("ER-08", "contoso"))
			.flatMap((series) -> series.tempting(FAIL, "one circuit stands in for itself", twice).all().stream());
	}

	private static Edit[] providers(String one, String other) {
		var name = CircuitFixtures.PROPS + "/serviceProviderProperties/serviceProviderName";
		return new Edit[] { set(C0 + name, one), set(C1 + name, other) };
	}

	private static List<Fixture> providers() {
		return of("ER-12", "contoso").tempting(UNKNOWN, "providers of no name", providers("''", "''"))
			.tempting(UNKNOWN, "a provider that is yet to be found", providers("'TBD'", "'Equinix'"))
			.tempting(UNKNOWN, "providers that are no texts", providers("1", "2"))
			.all();
	}

	private static Edit[] split(String aggregation, String by) {
		var criterion = C0 + "/alerts/metrics/1/criteria/0";
		return new Edit[] { set(criterion + "/timeAggregation", "'%s'".formatted(aggregation)),
				set(criterion + "/threshold", "50"), set(criterion + "/dimensions", "['%s']".formatted(by)) };
	}

	private static List<Fixture> alerts() {
		return of("ER-26", "contoso-ams").pass("each link is watched by itself", split("Average", "Peer=*"))
			.tempting(UNKNOWN, "each peering is watched by itself, over both links", split("Average", "PeeringType=*"))
			.tempting(FAIL, "of each peering the better of both links is watched", split("Maximum", "PeeringType=*"))
			.all();
	}

}
