package dev.switchback.engine;

import dev.switchback.operation.Operations.Acceptance;

/// What came of asking for an operation.
public sealed interface Received {

	/// The store has decided.
	record Answered(Acceptance acceptance) implements Received {
	}

	/// What was previewed is not what would be done now.
	///
	/// @param hash of what would be done now
	record PlanChanged(String hash) implements Received {
	}

}
