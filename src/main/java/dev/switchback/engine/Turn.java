package dev.switchback.engine;

import java.time.Instant;

import dev.switchback.operation.Operation;
import org.jspecify.annotations.Nullable;

/// How one turn of the engine ended.
sealed interface Turn {

	/// Nothing was done yet since it was taken up.
	record Wake() implements Turn {
	}

	/// Go on with what was just appended.
	record Again(Operation operation) implements Turn {
	}

	/// Somebody else appended, or the look was cut short: read again.
	record Reload() implements Turn {
	}

	/// What was just appended has ended it, and it is off the schedule.
	record Over() implements Turn {
	}

	record Rest(Operation seen, Instant until) implements Turn {

		/// The same, and not longer than another one.
		Rest notAfter(@Nullable Rest other) {
			return (other == null || !other.until.isBefore(this.until)) ? this : new Rest(this.seen, other.until);
		}

	}

}
