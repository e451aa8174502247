package dev.switchback.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.switchback.inventory.Altering;
import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPair.Circuit;
import dev.switchback.inventory.CircuitPair.Md5;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.operation.Journal;

/// Circuit pairs in memory; one is always there.
final class TestPairs implements CircuitPairs {

	static final String CIRCUITS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/network-rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/";

	static final CircuitPair CONTOSO = CircuitPair.plain("contoso",
			Circuit.plain(CIRCUITS + "contoso-ams", "Amsterdam", Md5.NOT_USED),
			Circuit.plain(CIRCUITS + "contoso-dub", "Dublin", Md5.UNKNOWN), "rehearsal",
			Instant.parse("2026-11-02T09:00:00Z"));

	private final List<CircuitPair> declared = new ArrayList<>(List.of(CONTOSO));

	private final Journal journal;

	TestPairs(Journal journal) {
		this.journal = journal;
	}

	@Override
	public synchronized List<CircuitPair> all() {
		return this.declared.stream()
			.filter((pair) -> declarations(pair.name()).getFirst() == pair)
			.sorted(Comparator.comparing(CircuitPair::name))
			.toList();
	}

	@Override
	public Optional<CircuitPair> named(String name) {
		return all().stream().filter((pair) -> pair.name().equals(name)).findFirst();
	}

	@Override
	public Optional<CircuitPair> of(String circuitId, String otherCircuitId) {
		return all().stream().filter((pair) -> circuits(pair).equals(Set.of(circuitId, otherCircuitId))).findFirst();
	}

	private static Set<String> circuits(CircuitPair pair) {
		return Set.of(pair.primary().id(), pair.secondary().id());
	}

	@Override
	public synchronized Storing declareIfAbsent(CircuitPair pair) {
		return named(pair.name()).isPresent() ? new Storing.Stale() : store(pair);
	}

	@Override
	public synchronized Storing replace(CircuitPair before, CircuitPair after) {
		var present = named(after.name()).filter((pair) -> pair.revision() == before.revision());
		if (present.isEmpty()) {
			return new Storing.Stale();
		}
		var holders = before.circuits()
			.stream()
			.flatMap((circuit) -> this.journal.claims(circuit, 1).stream())
			.map((claim) -> new Holder(claim.resource(), claim.operation(), claim.code(), claim.since()))
			.toList();
		return (holders.isEmpty() || Altering.of(before, after).isEmpty()) ? store(after) : new Storing.Held(holders);
	}

	private Storing store(CircuitPair pair) {
		var places = all().stream()
			.filter((other) -> !other.name().equals(pair.name()))
			.flatMap((other) -> other.circuits().stream().map((circuit) -> new Place(circuit, other.name())))
			.filter((place) -> pair.circuits().contains(place.circuit()))
			.toList();
		if (!places.isEmpty()) {
			return new Storing.Taken(places);
		}
		this.declared.add(pair);
		return new Storing.Stored();
	}

	@Override
	public synchronized List<CircuitPair> declarations(String name) {
		return this.declared.stream().filter((pair) -> pair.name().equals(name)).toList().reversed();
	}

}
