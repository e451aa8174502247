package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Extension;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.expressroute.AzureTest;
import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Load;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a circuit, its peerings with all their tables, what it carried, and what is announced for it.
record CircuitReads(Arm arm, Earlier earlier, Alerts alerts, Deadline deadline) {

	private static final Duration PEAKS = Duration.ofDays(7);

	private static final List<String> TABLES = List.of("routeTablesSummary", "routeTables", "arpTables");

	private static final List<String> NAMES = List.of("summary", "routes", "arp");

	/// @param circuit as its own body shows it
	ObjectNode read(ObjectNode circuit) {
		var id = ArmId.parse(circuit.path("id").asString(""));
		if (circuit.path("body").isMissingNode()) {
			return circuit;
		}
		peerings(id, circuit);
		var now = this.arm.now().truncatedTo(ChronoUnit.MINUTES);
		var carried = this.arm.get(id, Extension.METRICS, Load.query(now.minus(PEAKS), now, "PT30M"), this.deadline);
		circuit.set("metrics",
				Measurements.thinned(Noting.answer(carried, "what %s carried".formatted(id.name())), now));
		circuit.set("drops", drops(id, now));
		circuit.set("linkTests", Noting.answer(this.arm.ask(List.of(AzureTest.asksLinks(id)), this.deadline).getFirst(),
				"Azure's tests of the links of " + id.name()));
		circuit.set("alerts", this.alerts.of(id, circuit.path("body")));
		circuit.set("events", Noting.answer(this.arm.get(id, Extension.HEALTH_EVENTS, Map.of(), this.deadline),
				"what Service Health tells of " + id.name()));
		return circuit;
	}

	/// A circuit that shows no list of them may have some.
	private void peerings(ArmId id, ObjectNode circuit) {
		var shown = circuit.path("body").path("properties").path("peerings");
		if (shown.isArray()) {
			var peerings = circuit.putArray("peerings");
			shown.forEach((body) -> peering(id, body, circuit, peerings));
		}
		else {
			circuit.putObject("peerings")
				.put("problem", "Azure does not show which peerings %s has".formatted(id.name()));
		}
	}

	/// The most that was dropped in any hour, in both directions together.
	private ObjectNode drops(ArmId id, Instant now) {
		var note = JsonNodeFactory.instance.objectNode();
		Noting.note(note,
				this.arm.get(id, Extension.METRICS, Load.drops(now.minus(PEAKS), now, "PT1H"), this.deadline)
					.map(Load::dropped),
				"what %s dropped".formatted(id.name()), (bits) -> note.put("bitsPerSecond", bits));
		return note;
	}

	private void peering(ArmId circuit, JsonNode body, ObjectNode of, ArrayNode peerings) {
		var type = body.path("name").asString("");
		if (!List.of("azureprivatepeering", "microsoftpeering").contains(type.toLowerCase(Locale.ROOT))) {
			return;
		}
		var id = circuit.child("peerings", type);
		var before = this.earlier.peering(circuit, type);
		var peering = peerings.addObject().put("type", type);
		peering.set("readAt", of.path("readAt"));
		peering.set("body", body);
		var asks = new ArrayList<ArmRead>();
		for (var link : Link.values()) {
			TABLES.forEach((table) -> asks.add(ArmRead.of(id, table + "/" + link.name().toLowerCase(Locale.ROOT))));
		}
		var answers = this.arm.ask(asks, this.deadline);
		var links = peering.putObject("links");
		for (var link : Link.values()) {
			links(links, link, answers.subList(3 * link.ordinal(), 3 * link.ordinal() + 3), before);
		}
		stats(peering.putArray("stats"), this.arm.get(ArmRead.of(id, "stats"), this.deadline), before);
	}

	private static void links(ObjectNode links, Link link, List<Fetched<JsonNode>> answers, JsonNode before) {
		var one = links.putObject(link.name().toLowerCase(Locale.ROOT));
		for (var i = 0; i < NAMES.size(); i++) {
			one.set(NAMES.get(i), Noting.answer(answers.get(i), "a table"));
		}
		Earlier.routes(before, link, one);
	}

	/// The last count of the last time, and the present one.
	private static void stats(ArrayNode stats, Fetched<JsonNode> now, JsonNode before) {
		var last = before.path("stats");
		if (last.isArray() && !last.isEmpty()) {
			stats.add(last.path(last.size() - 1));
		}
		var note = JsonNodeFactory.instance.objectNode();
		Noting.note(note, now, "the counts of bytes", (body) -> note.set("body", body));
		if (!note.has("problem")) {
			stats.add(note);
		}
	}

}
