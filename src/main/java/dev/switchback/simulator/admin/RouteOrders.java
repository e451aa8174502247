package dev.switchback.simulator.admin;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.world.Effect;
import dev.switchback.simulator.world.World;

/// Reads orders of other announcements, and of gateways that forget.
final class RouteOrders {

	private RouteOrders() {
	}

	/// @throws Refusal if it makes no sense
	static Effect read(Order order, World world) {
		var circuit = circuit(order, world);
		var link = order.constant("link", Link.class).orElse(null);
		var gateway = order.text("gateway").map((name) -> existing(name, world)).orElse(null);
		var withdraw = order.texts("withdraw");
		withdraw.stream().filter((prefix) -> !prefix.equals("*")).forEach((prefix) -> check("withdraw", prefix));
		var announce = order.texts("announce");
		announce.forEach((prefix) -> check("announce", prefix));
		var maintenance = order.flag("maintenance", false);
		if (gateway != null && (withdraw.isEmpty() || !announce.isEmpty() || maintenance || link != null)) {
			throw Refusal
				.invalid("A gateway can only forget prefixes: give withdraw, and of the rest at most circuit.");
		}
		if (withdraw.isEmpty() && announce.isEmpty() && !maintenance) {
			throw Refusal.invalid("A routes fault needs at least one of withdraw, announce and maintenance.");
		}
		return new Effect.Routes(circuit, link, gateway, withdraw, announce, maintenance);
	}

	static @Nullable String circuit(Order order, World world) {
		return order.text("circuit").map((name) -> FaultOrders.existing(name, world)).orElse(null);
	}

	private static String existing(String gateway, World world) {
		var known = world.estate()
			.pairs()
			.stream()
			.flatMap((pair) -> pair.gateways().stream())
			.anyMatch((plan) -> plan.name().equalsIgnoreCase(gateway));
		if (!known) {
			throw Refusal.invalid("There is no gateway " + gateway + " in the estate.");
		}
		return gateway;
	}

	private static void check(String field, String prefix) {
		int slash = prefix.indexOf('/');
		try {
			var address = InetAddress.ofLiteral((slash < 0) ? "" : prefix.substring(0, slash)).getAddress();
			int length = Integer.parseInt(prefix.substring(slash + 1));
			if (length >= 0 && length <= 8 * address.length) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// Said below, like a length out of range.
		}
		throw Refusal.invalid(field + " has to be a list of prefixes such as 10.2.0.0/16"
				+ (field.equals("withdraw") ? ", or *" : "") + "; " + prefix + " is none.");
	}

}
