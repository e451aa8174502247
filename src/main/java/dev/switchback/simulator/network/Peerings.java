package dev.switchback.simulator.network;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.AsyncOperations;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.arm.Paging;
import dev.switchback.simulator.arm.Reply;
import dev.switchback.simulator.arm.Routes;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.PeeringState;
import dev.switchback.simulator.world.Write;

/// Peerings: the switch that this is all about.
final class Peerings {

	static final String ONE = Circuits.ONE + "/peerings/{peering}";

	private Peerings() {
	}

	static void routes(Routes routes) {
		routes.get(Circuits.ONE + "/peerings", Peerings::list);
		routes.get(ONE, Peerings::get);
		routes.get(ONE + "/stats", Peerings::stats);
		routes.get(ONE + "/connections", Peerings::globalReach);
		routes.get(ONE + "/connections/{connection}", Peerings::oneGlobalReach);
		routes.get(ONE + "/peerConnections", Peerings::none);
		routes.change("PUT", ONE, Peerings::put);
		routes.change("DELETE", ONE, Peerings::delete);
	}

	private static Reply get(Exchange exchange) {
		var place = Place.of(exchange);
		return Reply.ok(view(exchange, place, place.peering(exchange)));
	}

	private static Reply list(Exchange exchange) {
		var place = Place.of(exchange);
		return Paging.list(exchange,
				place.circuit().peerings().values().stream().map((peering) -> view(exchange, place, peering)).toList());
	}

	private static Reply stats(Exchange exchange) {
		var place = Place.of(exchange);
		var counted = exchange.world().counted(place.pair()).circuit(place.plan().name());
		return Reply.ok(Circuits.stats(List.of(new Place(place.pair(), place.plan(), counted).peering(exchange))));
	}

	private static Reply globalReach(Exchange exchange) {
		return Paging.list(exchange, GlobalReach.of(Place.of(exchange).peering(exchange)));
	}

	private static Reply oneGlobalReach(Exchange exchange) {
		var asked = exchange.variable("connection");
		return GlobalReach.of(Place.of(exchange).peering(exchange))
			.stream()
			.filter((connection) -> connection.path("name").asString("").equalsIgnoreCase(asked))
			.findFirst()
			.map(Reply::ok)
			.orElseThrow(() -> Place.notFound(exchange, "expressRouteCircuits/peerings/connections", asked));
	}

	private static Reply none(Exchange exchange) {
		Place.of(exchange).peering(exchange);
		return Paging.list(exchange, List.of());
	}

	static ObjectNode view(Exchange exchange, Place place, PeeringState peering) {
		var node = Json.object()
			.put("name", peering.name())
			.put("id", place.id() + "/peerings/" + peering.name())
			.put("etag", peering.etag());
		var properties = node.putObject("properties").put("provisioningState", peering.provisioningState());
		properties.setAll(peering.shown().deepCopy());
		properties.put("lastModifiedBy", peering.modifiedBy());
		properties.putArray("peeredConnections");
		if (peering.effective() == null) {
			// Recorded: until a first write is finished there are no ports, and the ASN
			// reads 0.
			properties.put("azureASN", 0)
				.remove(List.of("primaryAzurePort", "secondaryAzurePort", "gatewayManagerEtag"));
		}
		return node.put("type", "Microsoft.Network/expressRouteCircuits/peerings");
	}

	private static Reply put(Exchange exchange) {
		var place = Place.of(exchange);
		var name = exchange.variable("peering");
		var before = place.circuit().peering(name);
		before.ifPresent((peering) -> checkEtag(exchange, peering));
		var wanted = PeeringBody.read(exchange.body(), name, place.plan(), before.orElse(null),
				exchange.settings().assumptions());
		exchange.changes(place.plan().name() + " " + wanted.name() + " " + wanted.describe(before.orElse(null)));
		Locks.check(exchange, place);
		var course = exchange.course(exchange.settings().scaled(exchange.settings().durations().peeringPut()));
		var operation = AsyncOperations.write(exchange, course);
		var write = new Write(operation.id(), operation.completesAt(), course.kind(), wanted.properties(),
				wanted.sharedKey(), exchange.world().ids().etag(), "Customer");
		var after = accept(exchange, place, wanted, before.orElse(null), write);
		return AsyncOperations.put(exchange, before.isPresent() ? 200 : 201, place.plan().region(), operation,
				view(exchange, place, after));
	}

	static PeeringState accept(Exchange exchange, Place place, PeeringBody wanted, @Nullable PeeringState before,
			Write write) {
		var etag = exchange.world().ids().etag();
		var after = (before != null) ? before.accepting(write, write.requested(), etag)
				: PeeringState.created(wanted.name(), write, write.requested(), etag, exchange.now());
		exchange.world()
			.change(place.pair(),
					(pair) -> pair.with(pair.circuit(place.plan().name()).with(after, exchange.world().ids().etag())));
		return after;
	}

	private static void checkEtag(Exchange exchange, PeeringState peering) {
		var given = exchange.header("If-Match");
		if (exchange.settings().assumptions().ifMatch() == Assumptions.IfMatch.HONOURED && given != null
				&& !given.equals("*") && !given.equals(peering.etag())) {
			throw ArmError.of(412, "PreconditionFailed",
					"The precondition given in the request headers evaluated to false: the etag is now "
							+ peering.etag() + ".");
		}
	}

	private static Reply delete(Exchange exchange) {
		var place = Place.of(exchange);
		var found = place.circuit().peering(exchange.variable("peering"));
		if (found.isEmpty()) {
			exchange.changes("nothing: there is no such peering");
			return new Reply(204, Map.of(), null);
		}
		var peering = found.get();
		exchange.changes(place.plan().name() + " " + peering.name() + " deleted");
		Locks.check(exchange, place);
		var course = exchange.course(exchange.settings().scaled(exchange.settings().durations().peeringPut()));
		var operation = AsyncOperations.write(exchange, course);
		var kind = (course.kind() == Write.Kind.SUCCEED) ? Write.Kind.DELETE : course.kind();
		var write = new Write(operation.id(), operation.completesAt(), kind, peering.shown(), peering.sharedKey(),
				exchange.world().ids().etag(), peering.modifiedBy());
		exchange.world()
			.change(place.pair(),
					(pair) -> pair.with(pair.circuit(place.plan().name())
						.with(peering.accepting(write, peering.shown(), exchange.world().ids().etag()),
								exchange.world().ids().etag())));
		return AsyncOperations.delete(exchange, place.plan().region(), operation);
	}

}
