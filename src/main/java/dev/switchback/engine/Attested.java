package dev.switchback.engine;

import dev.switchback.operation.Observation;

/// What came of an observation.
public sealed interface Attested {

	/// It is part of the history.
	record Kept(Observation observation) implements Attested {
	}

	/// It is since an earlier request with the same key.
	record Replayed(Observation observation) implements Attested {
	}

	/// The key was used for another observation.
	record KeyReused() implements Attested {
	}

	/// There is no such operation.
	record Unknown() implements Attested {
	}

	/// It lies in the future, or long before the operation.
	record Untimely() implements Attested {
	}

	/// There are as many as there may be.
	record Full(int most) implements Attested {
	}

}
