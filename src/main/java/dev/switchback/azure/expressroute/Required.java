package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.switchback.azure.expressroute.HealthyCircuits.Healthy;
import org.jspecify.annotations.Nullable;

/// What must still arrive without the circuit that is to be drained, and where that is known from.
///
/// @param prefixes in doubt included
/// @param since when it was last seen whole; `null` if it is not remembered
record Required(Set<Prefix> prefixes, Source source, @Nullable Instant since) {

	/// Where it is known from.
	enum Source {

		/// The circuit brings it.
		CIRCUIT,

		/// The circuit brought it when it was last seen whole.
		REMEMBERED,

		/// The gateways that have no other circuit than the pair know it.
		GATEWAYS,

		/// It is declared.
		DECLARED,

		/// It is not known.
		NOWHERE

	}

	/// An emptied table is no measure: what a sick circuit should bring is known from elsewhere.
	///
	/// @param brought over the circuit to be drained
	/// @param whole whether all of what it brings was seen
	/// @param last what it brought when it was last seen whole
	/// @param known to gateways that have no other circuit than the pair
	static Required of(Collection<Prefix> brought, boolean whole, Optional<Healthy> last, Collection<Prefix> known,
			Declared declared) {
		var required = withoutOther(brought, whole, last, known, declared);
		var ofOther = declared.requiredOfOther();
		if (ofOther.isEmpty()) {
			return required;
		}
		var all = new TreeSet<>(required.prefixes());
		all.addAll(ofOther);
		return new Required(all, (required.source() == Source.NOWHERE) ? Source.DECLARED : required.source(),
				required.since());
	}

	private static Required withoutOther(Collection<Prefix> brought, boolean whole, Optional<Healthy> last,
			Collection<Prefix> known, Declared declared) {
		if (!brought.isEmpty() && whole) {
			return new Required(new TreeSet<>(brought), Source.CIRCUIT, null);
		}
		var remembered = new TreeSet<>(brought);
		last.ifPresent((healthy) -> healthy.prefixes().stream().map(Prefix::parse).forEach(remembered::add));
		if (last.isPresent() && !remembered.isEmpty()) {
			return new Required(remembered, Source.REMEMBERED, last.get().at());
		}
		if (!brought.isEmpty()) {
			return new Required(remembered, Source.CIRCUIT, null);
		}
		if (!known.isEmpty()) {
			return new Required(new TreeSet<>(known), Source.GATEWAYS, null);
		}
		var expected = declared.expected();
		return new Required(expected, expected.isEmpty() ? Source.NOWHERE : Source.DECLARED, null);
	}

	/// Such as `every prefix of contoso-ams`.
	String spoken(String drained) {
		return switch (this.source) {
			case CIRCUIT, NOWHERE -> "every prefix of " + drained;
			case REMEMBERED -> "every prefix that %s brought when it was last seen whole (%s)".formatted(drained,
					this.since);
			case GATEWAYS -> "%s brings nothing now, but every prefix its gateways know".formatted(drained);
			case DECLARED -> "%s brings nothing now, but every prefix declared for it".formatted(drained);
		};
	}

}
