package dev.switchback.simulator.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.arm.Target;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.Fault;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.World;

/// Everything under `/_simulator`.
public final class Administration {

	private static final String PREFIX = "_simulator";

	private final World world;

	private final @Nullable String token;

	private final Set<String> hosts;

	/// @param token the bearer token that is asked for; null to refuse everybody
	/// @param hosts the names this simulator goes by: a `Host` header with any other is
	/// refused, so that no web page can
	/// reach it under a name of its own
	public Administration(World world, @Nullable String token, Set<String> hosts) {
		this.world = world;
		this.token = token;
		this.hosts = Set.copyOf(hosts);
	}

	/// Whether a path belongs here.
	public static boolean owns(Target target) {
		return !target.segments().isEmpty() && target.segments().getFirst().equalsIgnoreCase(PREFIX);
	}

	/// Answers a call whose path belongs here.
	public Response handle(Request request, Target target) {
		try {
			checkHost(target);
			var path = target.segments().stream().skip(1).map((each) -> each.toLowerCase(Locale.ROOT)).toList();
			if (path.equals(List.of("health")) && request.method().equals("GET")) {
				return json(200, Json.object().put("status", "UP"));
			}
			if (path.size() == 2 && path.getFirst().equals("behind") && request.method().equals("GET")) {
				return json(200, Behind.view(this.world, path.getLast()));
			}
			checkToken(request);
			return answer(request, target, path);
		}
		catch (Refusal refusal) {
			return refusal.response();
		}
	}

	private void checkHost(Target target) {
		if (!this.hosts.contains(target.host().toLowerCase(Locale.ROOT))) {
			throw new Refusal(403, "unknown-host", "This simulator does not go by the name in the Host header.");
		}
	}

	private void checkToken(Request request) {
		var given = request.header("Authorization");
		var expected = "Bearer " + this.token;
		if (this.token == null || given == null || !MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				given.getBytes(StandardCharsets.UTF_8))) {
			throw new Refusal(401, "unauthorized", "Send the simulator's own token: Authorization: Bearer ….");
		}
	}

	private Response answer(Request request, Target target, List<String> path) {
		var call = request.method() + " " + String.join("/", path.subList(0, Math.min(1, path.size())))
				+ ((path.size() > 1) ? "/…" : "");
		if (path.size() > 2) {
			throw nothing(request, target);
		}
		return switch (call) {
			case "GET mutations" -> json(200, mutations(target));
			case "POST reset" -> done(this.world::reset);
			case "GET faults" -> json(200, faults());
			case "POST faults" -> json(201, order(body(request)));
			case "DELETE faults" -> done(() -> this.world.faults().forEach((fault) -> this.world.withdraw(fault.id())));
			case "GET faults/…" -> json(200, fault(path.get(1)));
			case "DELETE faults/…" -> withdraw(path.get(1));
			case "GET estate" -> json(200, EstateView.of(this.world));
			case "GET machines" -> json(200, MachineOrders.view(this.world));
			case "GET settings" -> json(200, Json.MAPPER.valueToTree(this.world.settings()));
			case "PUT settings", "PATCH settings" -> settings(body(request));
			default -> throw nothing(request, target);
		};
	}

	private static Refusal nothing(Request request, Target target) {
		return new Refusal(404, "unknown-address", "There is nothing for " + request.method() + " at " + target.path()
				+ ". Known are mutations, faults, estate, machines, behind, settings, reset and health.");
	}

	private static Response json(int status, JsonNode body) {
		return Response.of(status,
				Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"),
				Json.bytes(body));
	}

	private static Response done(Runnable action) {
		action.run();
		return Response.of(204, Map.of(), new byte[0]);
	}

	private static ObjectNode body(Request request) {
		try {
			if (Json.parse(request.body()) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			throw Refusal.invalid("The body is not JSON " + Json.where(ex) + ".");
		}
		throw Refusal.invalid("The body has to be a JSON object.");
	}

	/// Orders a fault.
	/// @return the fault with its id
	/// @throws Refusal if the order makes no sense
	public ObjectNode order(ObjectNode document) {
		var fault = FaultOrders.read(document, this.world);
		this.world.order(fault);
		return fault(fault.id());
	}

	private ObjectNode fault(String id) {
		return this.world.faults()
			.stream()
			.filter((fault) -> fault.id().equals(id))
			.findFirst()
			.map(this::view)
			.orElseThrow(() -> new Refusal(404, "unknown-fault", "There is no fault " + id + "."));
	}

	private ObjectNode view(Fault fault) {
		ObjectNode view = Json.MAPPER.valueToTree(fault);
		if (fault.effect() instanceof Effect.Interfere || fault.effect() instanceof Effect.Intrude) {
			// Counted when it happens, not when it is set off.
			view.put("fired",
					(int) this.world.interferences()
						.stream()
						.filter((each) -> each.fault().equals(fault.id()))
						.count());
		}
		return view.put("active", fault.active(this.world.now()));
	}

	private ObjectNode faults() {
		var view = Json.object();
		view.putArray("faults").addAll(this.world.faults().stream().map(this::view).toList());
		return view;
	}

	private Response withdraw(String id) {
		if (!this.world.withdraw(id)) {
			throw new Refusal(404, "unknown-fault", "There is no fault " + id + ".");
		}
		return Response.of(204, Map.of(), new byte[0]);
	}

	private Response settings(ObjectNode document) {
		this.world.settings(SettingsOrders.read(document, this.world.settings()));
		return json(200, Json.MAPPER.valueToTree(this.world.settings()));
	}

	private ObjectNode mutations(Target target) {
		var since = since(target.query("since"));
		var chosen = this.world.ledger().lines().stream().filter(since).toList();
		var view = Json.object().put("count", chosen.size());
		view.set("mutations", Json.MAPPER.valueToTree(chosen));
		view.set("interferences", Json.MAPPER.valueToTree(this.world.interferences()));
		return view;
	}

	/// Lines after a number, or from a moment on.
	private static Predicate<Mutation> since(@Nullable String since) {
		if (since == null) {
			return (line) -> true;
		}
		if (since.matches("[0-9]{1,18}")) {
			return (line) -> line.seq() > Long.parseLong(since);
		}
		try {
			var moment = Instant.parse(since);
			return (line) -> !line.at().isBefore(moment);
		}
		catch (DateTimeParseException ex) {
			throw Refusal.invalid("since has to be the number of a line or an RFC 3339 time in UTC.");
		}
	}

}
