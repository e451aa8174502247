package dev.switchback.simulator.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.Fault;
import dev.switchback.simulator.world.Match;
import dev.switchback.simulator.world.World;

/// Reads orders of faults.
final class FaultOrders {

	private static final List<String> KINDS = List.of("refuse", "throttle", "blind", "lose", "stall", "fail", "ignore",
			"drift", "convergence", "routes", "validation", "intrude", "region", "leave", "mute", "seeding");

	private static final List<String> STATES = List.of("Enabled", "Disabled");

	private static final List<String> VALIDATIONS = List.of("NotConfigured", "Configuring", "Configured",
			"ValidationNeeded");

	private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "PATCH", "DELETE");

	private FaultOrders() {
	}

	/// @throws Refusal if it makes no sense
	static Fault read(ObjectNode document, World world) {
		var order = new Order(document, "");
		var kind = order.choice("kind", KINDS)
			.orElseThrow(() -> Refusal.invalid("kind is missing; it is one of " + String.join(", ", KINDS) + "."));
		var match = match(order.object("match"), world);
		var after = order.duration("after").orElse(Duration.ZERO);
		var triggered = List.of("drift", "intrude").contains(kind) && !match.equals(Match.ANY);
		var from = world.now().plus(triggered ? Duration.ZERO : after);
		var until = until(order, from);
		var times = order.integer("times", 1, 1_000_000).orElse(null);
		var effect = effect(kind, order, world, after);
		order.nothingElse();
		return new Fault(world.ids().uuid(), effect, match, world.now(), from, until, times, 0);
	}

	private static @Nullable Instant until(Order order, Instant from) {
		var lasting = order.duration("for");
		var until = order.moment("until");
		if (lasting.isPresent() && until.isPresent()) {
			throw Refusal.invalid("for and until say the same thing; give one of them.");
		}
		if (until.filter((moment) -> !moment.isAfter(from)).isPresent()) {
			throw Refusal.invalid("until lies before the fault's beginning, " + from + ".");
		}
		return lasting.map(from::plus).or(() -> until).orElse(null);
	}

	private static Match match(@Nullable Order order, World world) {
		if (order == null) {
			return Match.ANY;
		}
		var method = order.choice("method", METHODS.stream().sorted().toList()).orElse(null);
		var path = order.text("path").orElse(null);
		var circuit = order.text("circuit").map((name) -> existing(name, world)).orElse(null);
		var item = MachineOrders.item(order, world).orElse(null);
		order.nothingElse();
		var match = new Match(method, path, circuit, item);
		if (match.equals(Match.ANY)) {
			throw Refusal
				.invalid("match has to name a method, a path, a circuit or an item; leave it out to match everything.");
		}
		return match;
	}

	static String existing(String circuit, World world) {
		if (world.pairOf(circuit).isEmpty()) {
			throw Refusal.invalid("There is no circuit " + circuit + " in the estate.");
		}
		return circuit;
	}

	private static Effect effect(String kind, Order order, World world, Duration after) {
		return switch (kind) {
			case "refuse" -> new Effect.Refuse(order.integer("status", 400, 599).orElse(403),
					order.text("code").orElse("AuthorizationFailed"),
					order.text("message").orElse("The simulator was told to refuse this call."),
					order.integer("retryAfter", 1, 3600).orElse(null));
			case "throttle" -> new Effect.Throttle(order.integer("retryAfter", 0, 3600).orElse(5));
			case "blind" -> new Effect.Blind(order.duration("silence").orElse(null));
			case "lose" ->
				new Effect.Lose(order.flag("tookEffect", true), order.duration("hold").orElse(Duration.ZERO));
			case "stall" -> stall(order);
			case "fail" -> new Effect.Fail(order.text("code").orElse("InternalServerError"),
					order.text("message").orElse("An error occurred."), order.flag("tookEffect", false));
			case "ignore" -> new Effect.Ignore();
			case "drift" -> drift(order, world, after);
			case "routes" -> RouteOrders.read(order, world);
			case "validation" -> new Effect.Validation(RouteOrders.circuit(order, world));
			case "convergence" -> convergence(order, world);
			default -> MachineOrders.read(kind, order, world, after);
		};
	}

	private static Effect stall(Order order) {
		var hold = order.duration("hold").orElse(null);
		var takes = order.duration("takes").orElse(null);
		var never = order.flag("never", false);
		var given = ((hold != null) ? 1 : 0) + ((takes != null) ? 1 : 0) + (never ? 1 : 0);
		if (given != 1) {
			throw Refusal.invalid("A stall needs exactly one of hold (the response comes late), takes (the async"
					+ " operation takes that long) and never (the async operation never ends).");
		}
		return new Effect.Stall(hold, takes, never);
	}

	private static Effect drift(Order order, World world, Duration after) {
		var circuit = existing(order.requiredText("circuit"), world);
		var peering = order.text("peering").orElse("AzurePrivatePeering");
		var set = order.object("set");
		var state = (set != null) ? set.choice("state", STATES).orElse(null) : null;
		var ipv6State = (set != null) ? set.choice("ipv6State", STATES).orElse(null) : null;
		var validation = (set != null) ? set.choice("validation", VALIDATIONS).orElse(null) : null;
		if (set != null) {
			set.nothingElse();
		}
		var etagOnly = order.flag("etagOnly", false);
		if (etagOnly == (state != null || ipv6State != null || validation != null)) {
			throw Refusal.invalid(
					"A drift needs either set, with at least one of state, ipv6State and validation, or etagOnly: true.");
		}
		var by = order.text("by").orElse(etagOnly ? "a PowerShell user" : "a portal user");
		return new Effect.Interfere(circuit, peering, state, ipv6State, validation, by, after);
	}

	private static Effect convergence(Order order, World world) {
		var circuit = order.text("circuit").map((name) -> existing(name, world)).orElse(null);
		var factor = order.number("factor", 1, 0.01, 100_000);
		var never = order.flag("never", false);
		var missing = order.texts("missing");
		var linksDown = linksDown(order);
		var familyDown = order.constant("familyDown", Family.class).orElse(null);
		var flap = flap(order.object("flap"));
		var countersFlow = order.flag("countersFlow", false);
		if (factor == 1 && !never && missing.isEmpty() && linksDown.isEmpty() && familyDown == null && flap == null
				&& !countersFlow) {
			throw Refusal
				.invalid("A convergence fault needs at least one of factor, never, missing, linkDown, familyDown,"
						+ " flap and countersFlow.");
		}
		return new Effect.Convergence(circuit, factor, never, missing, linksDown, familyDown, flap, countersFlow);
	}

	private static List<Link> linksDown(Order order) {
		return order.choice("linkDown", List.of("primary", "secondary", "both"))
			.map((word) -> Link.of(word).map(List::of).orElse(List.of(Link.values())))
			.orElse(List.of());
	}

	private static Effect.@Nullable Flap flap(@Nullable Order order) {
		if (order == null) {
			return null;
		}
		var link = order.constant("link", Link.class).orElseThrow(() -> Refusal.invalid("flap.link is missing."));
		var every = order.duration("every").orElse(Duration.ofSeconds(20));
		var down = order.duration("down").orElse(Duration.ofSeconds(5));
		order.nothingElse();
		if (down.isZero() || down.compareTo(every) >= 0 || every.compareTo(Duration.ofSeconds(1)) < 0) {
			throw Refusal.invalid("flap.down has to be shorter than flap.every, which is at least PT1S.");
		}
		return new Effect.Flap(link, every, down);
	}

}
