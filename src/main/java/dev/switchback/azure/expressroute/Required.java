package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// What must still arrive without the circuit that is to be drained, and where that is known from.
///
/// @param prefixes in doubt included
record Required(Set<Prefix> prefixes, Source source) {

	/// Where it is known from.
	enum Source {

		/// The circuit brings it.
		CIRCUIT,

		/// The circuit brings nothing that could be seen, but the gateways that have no other circuit than the pair know it.
		GATEWAYS,

		/// It is declared.
		DECLARED,

		/// It is not known.
		NOWHERE

	}

	/// An emptied table is no measure: what a sick circuit should bring is known from elsewhere.
	///
	/// @param brought over the circuit to be drained
	/// @param known to gateways that have no other circuit than the pair
	static Required of(Collection<Prefix> brought, Collection<Prefix> known, Declared declared) {
		if (!brought.isEmpty()) {
			return new Required(new TreeSet<>(brought), Source.CIRCUIT);
		}
		if (!known.isEmpty()) {
			return new Required(new TreeSet<>(known), Source.GATEWAYS);
		}
		var expected = declared.expected();
		return new Required(expected, expected.isEmpty() ? Source.NOWHERE : Source.DECLARED);
	}

	/// Such as `every prefix of contoso-ams`.
	String spoken(String drained) {
		return switch (this.source) {
			case CIRCUIT, NOWHERE -> "every prefix of " + drained;
			case GATEWAYS -> "%s brings nothing now, but every prefix its gateways know".formatted(drained);
			case DECLARED -> "%s brings nothing now, but every prefix declared for it".formatted(drained);
		};
	}

}
