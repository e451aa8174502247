package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.switchback.azure.expressroute.Baseline.GatewayFound;

/// Which of Microsoft's routers a gateway learns each prefix from.
///
/// A gateway shows routers, and ARM does not tell which circuit a router belongs to. But a circuit has two of them, one a
/// link: so of more than two routers at least one is another circuit's; and a router that lost its prefixes when a circuit
/// was drained was one of its two.
record GatewayView(Map<Prefix, Set<String>> peers) {

	private static final int ROUTERS_OF_A_CIRCUIT = 2;

	static GatewayView of(List<LearnedRoute> routes) {
		var peers = new TreeMap<Prefix, Set<String>>();
		routes.forEach((route) -> peers.computeIfAbsent(route.network(), (_) -> new TreeSet<>()).add(route.peer()));
		return new GatewayView(peers);
	}

	static GatewayView of(GatewayFound found) {
		var peers = new TreeMap<Prefix, Set<String>>();
		found.learned().forEach((learned) -> peers.put(Prefix.parse(learned.prefix()), new TreeSet<>(learned.peers())));
		return new GatewayView(peers);
	}

	Set<String> of(Prefix prefix) {
		return this.peers.getOrDefault(prefix, Set.of());
	}

	Set<Prefix> prefixes() {
		return this.peers.keySet();
	}

	/// The prefixes that are learned from nowhere.
	Set<Prefix> missing(Collection<Prefix> required) {
		var missing = new TreeSet<>(required);
		missing.removeAll(this.peers.keySet());
		return missing;
	}

	/// While both circuits of a pair are linked: the prefixes that the second of them may
	/// not bring.
	///
	/// @param others circuits besides the pair
	/// @param silent whether the first of them brings nothing, so that no router is one of its
	Set<Prefix> doubtful(Collection<Prefix> required, int others, boolean silent) {
		var doubtful = new TreeSet<Prefix>();
		for (var prefix : required) {
			if (of(prefix).size() <= ROUTERS_OF_A_CIRCUIT * ((silent ? 0 : 1) + others)) {
				doubtful.add(prefix);
			}
		}
		return doubtful;
	}

	/// After a circuit was drained: the prefixes of which it cannot be told that the
	/// survivor brings them, because every
	/// router they are learned from might still be one of the drained circuit's.
	///
	/// @param before what the gateway had learned
	Set<Prefix> doubtful(Collection<Prefix> required, GatewayFound before) {
		// Nothing came from the drained circuit, or it is not known what did: only what is there now tells anything. It
		// is silent by then, so no router is one of its.
		if (before.standby() || before.learned().isEmpty() || Boolean.TRUE.equals(before.silent())) {
			return doubtful(required, before.others(), true);
		}
		var then = GatewayView.of(before);
		var withdrawn = new HashSet<String>();
		required.forEach((prefix) -> withdrawn.addAll(then.of(prefix)));
		required.forEach((prefix) -> withdrawn.removeAll(of(prefix)));
		var stillDrained = Math.max(0, ROUTERS_OF_A_CIRCUIT - withdrawn.size());
		var doubtful = new TreeSet<Prefix>();
		for (var prefix : required) {
			var stayed = new HashSet<>(of(prefix));
			stayed.retainAll(then.of(prefix));
			var fresh = of(prefix).size() - stayed.size();
			var certain = fresh + Math.max(0, stayed.size() - stillDrained);
			if (certain <= ROUTERS_OF_A_CIRCUIT * before.others()) {
				doubtful.add(prefix);
			}
		}
		return doubtful;
	}

	/// The prefixes that are learned from fewer routers than before.
	Set<Prefix> weaker(GatewayFound before) {
		var weaker = new TreeSet<Prefix>();
		GatewayView.of(before).peers().forEach((prefix, then) -> {
			if (of(prefix).size() < then.size()) {
				weaker.add(prefix);
			}
		});
		return weaker;
	}

}
