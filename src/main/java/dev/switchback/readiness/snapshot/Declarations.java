package dev.switchback.readiness.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What people declare. For one thread.
public final class Declarations {

	private final Place circuits;

	private final Place workloads;

	private final Instant now;

	private @Nullable Map<String, List<Place>> byCircuit;

	/// @param place it has `circuits` and `workloads`
	/// @param now the moment it has to count at
	Declarations(Place place, Instant now) {
		this.circuits = place.at("circuits");
		this.workloads = place.at("workloads");
		this.now = now;
	}

	/// What is declared about a circuit.
	Said said(Circuit circuit) {
		var known = byCircuit().getOrDefault(circuit.key(), List.of());
		return new Said(known.isEmpty() ? List.of(this.circuits.at("-")) : known, circuit.name(), this.now);
	}

	private Map<String, List<Place>> byCircuit() {
		var known = this.byCircuit;
		if (known == null) {
			known = new HashMap<>();
			for (var one : this.circuits.each()) {
				known.computeIfAbsent(one.at("circuit").label().toLowerCase(Locale.ROOT), (_) -> new ArrayList<>())
					.add(one);
			}
			this.byCircuit = known;
		}
		return known;
	}

	/// What counts of it, as far as it can be read.
	public Listed<Said> about(Circuit circuit) {
		var said = said(circuit);
		var unread = said.places()
			.stream()
			.filter((place) -> place.problem().isPresent())
			.map((place) -> new Unread.OfCircuit(circuit, place, place.problem().orElseThrow()))
			.toList();
		return Listed.of(said.silent().isEmpty() ? List.of(said) : List.of(), unread, List.of(said.place()));
	}

	/// Workloads.
	public Listed<Said> workloads() {
		return Listed.estate(this.workloads)
			.map((one) -> new Said(one, "the workload " + one.at("name").text().orElse("without a name"), this.now));
	}

	/// Where something is declared about workloads that could not be read.
	public Optional<Place> unreadWorkloads() {
		return Stream.concat(Stream.of(this.workloads), this.workloads.each().stream())
			.filter((place) -> place.problem().isPresent())
			.findFirst();
	}

}
