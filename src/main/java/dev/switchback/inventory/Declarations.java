package dev.switchback.inventory;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.switchback.inventory.CircuitPairs.Place;
import dev.switchback.inventory.CircuitPairs.Storing;
import dev.switchback.playbook.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what settings declare. A declaration that was made otherwise meanwhile is left alone.
final class Declarations {

	private static final Logger log = LoggerFactory.getLogger(Declarations.class);

	static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

	private final CircuitPairs pairs;

	private final InstantSource clock;

	Declarations(CircuitPairs pairs, InstantSource clock) {
		this.pairs = pairs;
		this.clock = clock;
	}

	/// Nothing is stored before all is checked: what is mended after a start that was refused must not meet its own half.
	/// @throws BadDeclaration if a declaration is not valid, or names a circuit that is in another pair
	void declare(InventorySettings settings) {
		var places = new HashMap<String, String>();
		var names = new HashSet<String>();
		this.pairs.all().forEach((pair) -> {
			names.add(pair.name());
			pair.circuits().forEach((circuit) -> places.put(circuit, pair.name()));
		});
		var absent = settings.circuitPairs()
			.stream()
			.map(this::checked)
			.filter((pair) -> !names.contains(pair.name()))
			.toList();
		for (var pair : absent) {
			for (var circuit : pair.circuits()) {
				var other = places.putIfAbsent(circuit, pair.name());
				if (other != null) {
					throw taken(pair, new Place(circuit, other));
				}
			}
		}
		absent.forEach(this::declare);
	}

	private void declare(CircuitPair pair) {
		switch (this.pairs.declareIfAbsent(pair)) {
			case Storing.Stored _ -> log.info("Circuit pair {} declared: {} and {}", pair.name(), pair.primary().name(),
					pair.secondary().name());
			case Storing.Stale _,Storing.Held _ -> log.debug("Circuit pair {} is declared already", pair.name());
			case Storing.Taken(var places) -> throw taken(pair, places.getFirst());
		}
	}

	private static BadDeclaration taken(CircuitPair pair, Place place) {
		return new BadDeclaration(
				"The declaration of %s in switchback.inventory.circuit-pairs names a circuit that is in the pair %s already: %s. Take it out of one of them; a circuit is in one pair only."
					.formatted(pair.name(), place.pair(), place.circuit()));
	}

	private CircuitPair checked(InventorySettings.Pair pair) {
		var name = Objects.requireNonNullElse(pair.name(), "");
		if (!NAME.matcher(name).matches()) {
			throw new BadDeclaration(
					"A circuit pair in switchback.inventory.circuit-pairs has no valid name: use up to 63 of a-z, 0-9 and -.");
		}
		try {
			return unexpired(pair.declaration()).checked(name, "settings", this.clock.instant(), 1);
		}
		catch (InvalidRequest ex) {
			var fault = ex.faults().getFirst();
			throw new BadDeclaration(
					"The declaration of %s in switchback.inventory.circuit-pairs is not valid at %s: %s".formatted(name,
							fault.pointer(), fault.sentence()));
		}
	}

	/// A local prefix that has expired counts no longer. It must not keep the service from starting on the day after.
	private PairDeclaration unexpired(PairDeclaration declared) {
		return new PairDeclaration(unexpired(declared.primary()), unexpired(declared.secondary()), declared.ownPath(),
				declared.ownPaths(), declared.probes(), declared.objectives());
	}

	private PairDeclaration.@Nullable Circuit unexpired(PairDeclaration.@Nullable Circuit circuit) {
		if (circuit == null || circuit.local() == null) {
			return circuit;
		}
		return new PairDeclaration.Circuit(circuit.id(), circuit.site(), circuit.md5(), circuit.md5Key(),
				circuit.prefixes(), circuit.summaries(),
				circuit.local().stream().filter((local) -> !expired(circuit, local)).toList(),
				circuit.microsoftPeering(), circuit.maintenance());
	}

	private boolean expired(PairDeclaration.Circuit circuit, PairDeclaration.@Nullable Local local) {
		if (local == null || local.until() == null || local.until().isAfter(this.clock.instant())) {
			return false;
		}
		log.warn(
				"The local prefix {} of {} in switchback.inventory.circuit-pairs has expired on {}: it counts no longer",
				local.prefix(), circuit.id(), local.until());
		return true;
	}

}
