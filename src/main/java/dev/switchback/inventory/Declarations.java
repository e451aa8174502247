package dev.switchback.inventory;

import java.time.InstantSource;
import java.util.regex.Pattern;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.DeclaredCircuit;
import dev.switchback.azure.expressroute.Md5;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores what settings declare. A declaration that was made otherwise meanwhile is left alone.
final class Declarations {

	private static final Logger log = LoggerFactory.getLogger(Declarations.class);

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

	private final CircuitPairs pairs;

	private final InstantSource clock;

	Declarations(CircuitPairs pairs, InstantSource clock) {
		this.pairs = pairs;
		this.clock = clock;
	}

	/// @throws IllegalStateException if a declaration is not valid
	void declare(InventorySettings settings) {
		settings.circuitPairs().forEach(this::declare);
	}

	private void declare(InventorySettings.Pair pair) {
		if (!NAME.matcher(pair.name()).matches()) {
			throw new IllegalStateException(
					"A circuit pair in switchback.inventory.circuit-pairs has no valid name: use up to 63 of a-z, 0-9 and -.");
		}
		var declared = new CircuitPair(pair.name(), circuit(pair, pair.primary()), circuit(pair, pair.secondary()),
				"settings", this.clock.instant(), 1);
		if (this.pairs.declareIfAbsent(declared)) {
			log.info("Circuit pair {} declared: {} and {}", declared.name(), declared.primary().name(),
					declared.secondary().name());
		}
	}

	private static CircuitPair.Circuit circuit(InventorySettings.Pair pair, InventorySettings.Circuit circuit) {
		try {
			var declared = DeclaredCircuit.of(circuit.id(), circuit.site(), Md5.UNKNOWN);
			return new CircuitPair.Circuit(declared.id().toString(), circuit.site(), circuit.md5());
		}
		catch (ArmId.NotAnArmId ex) {
			throw new IllegalStateException("A circuit of %s in switchback.inventory.circuit-pairs has no valid id: %s."
				.formatted(pair.name(), ex.getMessage()), ex);
		}
	}

}
