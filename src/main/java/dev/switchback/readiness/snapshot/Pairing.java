package dev.switchback.readiness.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.PeeringLocation;

/// Finds the pairs of a snapshot: those that people declared, and those that look like one. Two circuits in distinct peering
/// locations on one gateway are proposed, unless one of them is in a declared pair already. Proposals grow with the square of
/// what a gateway links: of one that links more than any gateway can none is made.
public final class Pairing {

	/// How many circuits of a gateway pairs are proposed of. The largest gateway links 16.
	static final int MOST_LINKED = 32;

	/// How many pairs are proposed in all.
	static final int MOST_PROPOSED = 2000;

	private Pairing() {
	}

	/// @param unpaired gateways of which no pairs were proposed, because there would be too many
	private record Found(List<Pair> pairs, List<Gateway> unpaired) {
	}

	/// Those that are declared, then those that are proposed; and where it could not be read whether there are others. Whoever
	/// declares no pairs has them proposed.
	static Listed<Pair> of(Snapshot snapshot) {
		var place = snapshot.root().at("declarations", "pairs");
		var declared = (place.there() || place.problem().isPresent()) ? snapshot.declaredPairs()
				: Listed.<Pair>of(List.of(), place);
		var taken = taken(declared);
		var found = find(snapshot, taken);
		var unread = new ArrayList<Unread>(snapshot.circuits().unread());
		var from = new ArrayList<>(List.of(snapshot.root().at("circuits")));
		found.unpaired()
			.forEach((gateway) -> unread.add(new Unread.OfGateway(gateway, gateway.place().at("connections"),
					"so many circuits are linked to %s that no pairs of them are proposed".formatted(gateway.name()))));
		if (snapshot.circuits().stream().filter((circuit) -> !taken.contains(circuit.key())).count() > 1) {
			unread.addAll(snapshot.gateways().unread());
			from.add(snapshot.root().at("gateways"));
			snapshot.expressRouteGateways().stream().forEach((gateway) -> {
				unread.addAll(unread(snapshot, gateway, free(snapshot, gateway, taken)));
				from.add(gateway.connectionList());
			});
		}
		return declared.and(Listed.of(found.pairs(), unread, from));
	}

	/// What would have to be known of a gateway to say which of its circuits form pairs.
	private static List<Unread> unread(Snapshot snapshot, Gateway gateway, List<Circuit> free) {
		var places = new ArrayList<>(gateway.unreadConnections());
		if (free.size() > 1) {
			free.stream().map(snapshot::location).filter((location) -> location.text().isEmpty()).forEach(places::add);
		}
		return places.stream()
			.<Unread>map((place) -> new Unread.OfGateway(gateway, place,
					place.problem().orElse("it is not known where all circuits of %s end".formatted(gateway.name()))))
			.toList();
	}

	/// Gateways of which no pairs are proposed, because they link too many circuits, or too many are proposed already.
	public static List<Gateway> unpaired(Snapshot snapshot) {
		return find(snapshot, taken(snapshot.declaredPairs())).unpaired();
	}

	private static Set<String> taken(Listed<Pair> declared) {
		return declared.stream().flatMap(Pair::circuits).map(Circuit::key).collect(Collectors.toSet());
	}

	private static Found find(Snapshot snapshot, Set<String> taken) {
		var proposed = new LinkedHashMap<String, Pair>();
		var unpaired = new ArrayList<Gateway>();
		for (var gateway : snapshot.expressRouteGateways().there()) {
			var free = free(snapshot, gateway, taken);
			var found = (free.size() > MOST_LINKED) ? Map.<String, Pair>of() : proposals(snapshot, gateway, free);
			if (free.size() > MOST_LINKED || proposed.size() + found.size() > MOST_PROPOSED) {
				unpaired.add(gateway);
			}
			else {
				found.forEach(proposed::putIfAbsent);
			}
		}
		return new Found(List.copyOf(proposed.values()), List.copyOf(unpaired));
	}

	/// The circuits that a gateway links and that are in no declared pair.
	private static List<Circuit> free(Snapshot snapshot, Gateway gateway, Set<String> taken) {
		return gateway.connections()
			.stream()
			.filter((connection) -> !connection.cut())
			.flatMap((connection) -> snapshot.circuit(connection.circuit()).stream())
			.filter((circuit) -> !taken.contains(circuit.key()))
			.distinct()
			.sorted((one, other) -> one.key().compareTo(other.key()))
			.toList();
	}

	private static Map<String, Pair> proposals(Snapshot snapshot, Gateway gateway, List<Circuit> free) {
		var proposals = new LinkedHashMap<String, Pair>();
		for (var i = 0; i < free.size(); i++) {
			for (var other : free.subList(i + 1, free.size())) {
				if (distinct(snapshot, free.get(i), other)) {
					proposals.put(free.get(i).key() + " " + other.key(),
							proposed(snapshot, gateway, free.get(i), other));
				}
			}
		}
		return proposals;
	}

	static Pair declared(Snapshot snapshot, Place place) {
		var label = place.at("name").label();
		var name = label.isEmpty() ? "a pair without a name" : label;
		var design = place.at("design");
		var places = design.there() ? List.of(place, design) : List.of(place);
		return new Pair(name, false, new Said(places, "the pair " + name, snapshot.now()),
				place.at("primary").text().flatMap(snapshot::circuit),
				place.at("secondary").text().flatMap(snapshot::circuit));
	}

	private static Pair proposed(Snapshot snapshot, Gateway gateway, Circuit one, Circuit other) {
		var name = "%s + %s".formatted(one.name(), other.name());
		return new Pair(name, true, new Said(gateway.place(), "the pair " + name, snapshot.now()), Optional.of(one),
				Optional.of(other));
	}

	private static boolean distinct(Snapshot snapshot, Circuit one, Circuit other) {
		var first = snapshot.location(one).text().map(PeeringLocation::new);
		var second = snapshot.location(other).text().map(PeeringLocation::new);
		return first.isPresent() && second.isPresent() && !first.get().shares(second.get());
	}

}
