package dev.switchback.simulator.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Disturbance;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.world.AsyncOperation;
import dev.switchback.simulator.world.CircuitState;
import dev.switchback.simulator.world.PeeringState;
import dev.switchback.simulator.world.Write;

/// Writes of whole circuits, as PowerShell and tag editors do them: tags and peerings can be changed, everything else is
/// refused by name. Circuits are neither created nor deleted.
final class CircuitWrites {

	private CircuitWrites() {
	}

	static void routes(Routes routes) {
		routes.change("PATCH", Circuits.ONE, CircuitWrites::patch);
		routes.change("PUT", Circuits.ONE, CircuitWrites::put);
		routes.change("DELETE", Circuits.ONE, CircuitWrites::delete);
	}

	private static Reply patch(Exchange exchange) {
		var place = Place.of(exchange);
		Locks.check(exchange, place);
		var body = exchange.body();
		var tags = body.has("tags") ? tags(body) : place.circuit().tags();
		exchange.changes(place.plan().name() + " tags");
		change(exchange, place, place.circuit().tagged(tags, exchange.world().ids().etag()));
		return Reply.ok(Circuits.view(exchange, Place.of(exchange)));
	}

	private static Reply put(Exchange exchange) {
		if (exchange.world().pairOf(exchange.variable("circuit")).filter(exchange.pairs()::contains).isEmpty()) {
			throw ArmError.of(400, "NotSupportedBySimulator", "The simulator creates no circuits: '"
					+ exchange.variable("circuit") + "' is not part of its estate.");
		}
		var place = Place.of(exchange);
		var body = exchange.body();
		checkUnchanged(exchange, place, body);
		var wanted = wanted(exchange, place, body);
		var tags = tags(body);
		Locks.check(exchange, place);
		var changes = new ArrayList<String>();
		wanted.forEach((peering) -> changes
			.add(peering.name() + " " + peering.describe(place.circuit().peering(peering.name()).orElse(null))));
		exchange.changes(place.plan().name() + " as a whole: " + String.join("; ", changes));
		var course = exchange.course(exchange.settings().scaled(exchange.settings().durations().circuitPut()));
		var operation = AsyncOperations.write(exchange, course);
		var circuit = place.circuit().tagged(tags, place.circuit().etag());
		for (var peering : wanted) {
			circuit = accept(exchange, circuit, peering, operation, course);
		}
		var write = new CircuitState.CircuitWrite(operation.id(), operation.completesAt(),
				exchange.world().ids().etag());
		change(exchange, place, circuit.accepting(write, exchange.world().ids().etag()));
		return AsyncOperations.put(exchange, 200, place.plan().region(), operation,
				Circuits.view(exchange, Place.of(exchange)));
	}

	private static CircuitState accept(Exchange exchange, CircuitState circuit, PeeringBody wanted,
			AsyncOperation operation, Disturbance.Course course) {
		var ids = exchange.world().ids();
		var write = new Write(operation.id(), operation.completesAt(), course.kind(), wanted.properties(),
				wanted.sharedKey(), ids.etag(), "Customer");
		var before = circuit.peering(wanted.name());
		var etag = ids.etag();
		var after = before.map((peering) -> peering.accepting(write, wanted.properties(), etag))
			.orElseGet(() -> PeeringState.created(wanted.name(), write, wanted.properties(), etag, exchange.now()));
		return circuit.with(after, circuit.etag());
	}

	private static void checkUnchanged(Exchange exchange, Place place, ObjectNode body) {
		var now = Circuits.view(exchange, place);
		checkSame(body, now, "location", "sku");
		if (body.get("properties") instanceof ObjectNode properties) {
			checkSame(properties, (ObjectNode) now.path("properties"), "serviceProviderProperties",
					"allowClassicOperations", "globalReachEnabled");
		}
	}

	private static void checkSame(ObjectNode given, ObjectNode now, String... fields) {
		for (var field : fields) {
			var wanted = Optional.ofNullable(given.get(field)).filter((value) -> !value.isNull());
			if (wanted.isPresent() && !wanted.get().equals(now.get(field))) {
				throw ArmError.of(400, "NotSupportedBySimulator", "The simulator changes tags and peerings of a circuit"
						+ " only; '" + field + "' differs: " + now.get(field) + " now.");
			}
		}
	}

	/// Peerings that the body names, and those it leaves out if that switches them off.
	private static List<PeeringBody> wanted(Exchange exchange, Place place, ObjectNode body) {
		var assumptions = exchange.settings().assumptions();
		var all = new ArrayList<PeeringBody>();
		for (var peering : named(body)) {
			var name = peering.path("name").asString("");
			all.add(PeeringBody.read(peering, name, place.plan(), place.circuit().peering(name).orElse(null),
					assumptions));
		}
		for (var peering : place.circuit().peerings().values()) {
			if (all.stream().noneMatch((each) -> each.name().equalsIgnoreCase(peering.name()))) {
				switch (assumptions.circuitPutOmittedPeerings()) {
					case DISABLED -> all.add(new PeeringBody(peering.name(),
							peering.shown().deepCopy().put("state", "Disabled"), peering.sharedKey()));
					case KEPT -> {
					}
				}
			}
		}
		return all;
	}

	private static List<ObjectNode> named(ObjectNode body) {
		var all = new ArrayList<ObjectNode>();
		if (body.path("properties").get("peerings") instanceof ArrayNode peerings) {
			for (var peering : peerings) {
				if (!(peering instanceof ObjectNode object)) {
					throw ArmError.invalidFormat("An element of 'properties.peerings' is not an object.");
				}
				all.add(object);
			}
		}
		return all;
	}

	private static Map<String, String> tags(ObjectNode body) {
		var tags = new LinkedHashMap<String, String>();
		new Fields(body, "").object("tags")
			.ifPresent((given) -> given.properties()
				.forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString(""))));
		return tags;
	}

	private static void change(Exchange exchange, Place place, CircuitState circuit) {
		exchange.world().change(place.pair(), (pair) -> pair.with(circuit));
	}

	private static Reply delete(Exchange exchange) {
		var place = Place.of(exchange);
		throw ArmError.of(409, "CircuitInUse",
				"The circuit '" + place.plan().name() + "' has peerings or connections and cannot be deleted.");
	}

}
