package dev.switchback.engine;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.Operation;
import org.jspecify.annotations.Nullable;

/// Where [Engine#advance(UUID)] left an operation.
sealed interface Advance {

	/// It sleeps; `seen` is what was known when that was decided.
	record Rest(Operation seen, Instant until) implements Advance {
	}

	/// It has ended by what was appended last, and left the schedule with it.
	record Over() implements Advance {
	}

	/// There was nothing left to do.
	///
	/// @param seen the operation as it ended before; `null` if there is none
	record Done(@Nullable Operation seen) implements Advance {
	}

	/// This node may not execute anything now.
	record NotHere(Instant until) implements Advance {
	}

}
