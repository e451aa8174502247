package dev.switchback.inventory;

import java.util.List;
import java.time.InstantSource;
import java.util.regex.Pattern;

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

	/// @throws IllegalStateException if a declaration is not valid
	void declare(InventorySettings settings) {
		settings.circuitPairs().forEach(this::declare);
	}

	private void declare(InventorySettings.Pair pair) {
		if (!NAME.matcher(pair.name()).matches()) {
			throw new IllegalStateException(
					"A circuit pair in switchback.inventory.circuit-pairs has no valid name: use up to 63 of a-z, 0-9 and -.");
		}
		var declared = checked(pair);
		if (this.pairs.declareIfAbsent(declared)) {
			log.info("Circuit pair {} declared: {} and {}", declared.name(), declared.primary().name(),
					declared.secondary().name());
		}
	}

	private CircuitPair checked(InventorySettings.Pair pair) {
		try {
			return new PairDeclaration(circuit(pair.primary()), circuit(pair.secondary()), pair.ownPath(), null, null)
				.checked(pair.name(), "settings", this.clock.instant(), 1);
		}
		catch (InvalidRequest ex) {
			var fault = ex.faults().getFirst();
			throw new IllegalStateException(
					"The declaration of %s in switchback.inventory.circuit-pairs is not valid at %s: %s"
						.formatted(pair.name(), fault.pointer(), fault.sentence()),
					ex);
		}
	}

	private static PairDeclaration.Circuit circuit(InventorySettings.Circuit circuit) {
		return new PairDeclaration.Circuit(circuit.id(), circuit.site(), circuit.md5(), circuit.md5Key(),
				List.copyOf(circuit.prefixes()), List.copyOf(circuit.summaries()), null,
				microsoft(circuit.microsoftPeering()));
	}

	private static PairDeclaration.@Nullable MicrosoftPeering microsoft(
			InventorySettings.@Nullable MicrosoftPeering declared) {
		return (declared != null) ? new PairDeclaration.MicrosoftPeering(declared.md5(), declared.md5Key(),
				List.copyOf(declared.natPools())) : null;
	}

}
