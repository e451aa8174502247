package dev.switchback.readiness.snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.expressroute.PeeringLocation;

/// Finds the pairs of a snapshot: those that people declared, and those that look like one. Two circuits in distinct peering
/// locations on one gateway are proposed, unless one of them is in a declared pair already.
final class Pairing {

	private Pairing() {
	}

	static List<Pair> of(Snapshot snapshot) {
		var pairs = new ArrayList<Pair>();
		var taken = new HashSet<String>();
		for (var place : snapshot.root().at("declarations", "pairs").each()) {
			var pair = declared(snapshot, place);
			pair.circuits().forEach((circuit) -> taken.add(circuit.key()));
			pairs.add(pair);
		}
		var proposed = new HashSet<String>();
		for (var gateway : snapshot.expressRouteGateways()) {
			var free = gateway.connections()
				.stream()
				.filter((connection) -> !connection.cut())
				.flatMap((connection) -> snapshot.circuit(connection.circuit()).stream())
				.filter((circuit) -> !taken.contains(circuit.key()))
				.distinct()
				.sorted((one, other) -> one.key().compareTo(other.key()))
				.toList();
			for (var i = 0; i < free.size(); i++) {
				for (var other : free.subList(i + 1, free.size())) {
					if (distinct(snapshot, free.get(i), other) && proposed.add(free.get(i).key() + " " + other.key())) {
						pairs.add(proposed(snapshot, gateway, free.get(i), other));
					}
				}
			}
		}
		return List.copyOf(pairs);
	}

	private static Pair declared(Snapshot snapshot, Place place) {
		var name = place.at("name").text().orElse("a pair without a name");
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
