package dev.switchback.readiness.snapshot;

/// What nobody could read, and what there might be more of for that.
public sealed interface Unread {

	/// Where it would stand.
	Place place();

	/// Why it is not known: a sentence without a full stop.
	String why();

	/// Of the estate.
	record OfEstate(Place place, String why) implements Unread {
	}

	/// Of a circuit.
	record OfCircuit(Circuit circuit, Place place, String why) implements Unread {
	}

	/// Of a pair.
	record OfPair(Pair pair, Place place, String why) implements Unread {
	}

	/// Of a gateway.
	record OfGateway(Gateway gateway, Place place, String why) implements Unread {
	}

	/// Of a vault.
	///
	/// @param vault it has `id`
	record OfVault(Place vault, Place place, String why) implements Unread {
	}

}
