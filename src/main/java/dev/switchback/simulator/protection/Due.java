package dev.switchback.simulator.protection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that will happen to an item.
///
/// @param at when
/// @param change what
/// @param job the job that does it; null if replication does
/// @param intruder the action that somebody else begins then; null for everything but that
public record Due(Instant at, Change change, @Nullable String job, @Nullable Intruder intruder) {

	/// What may happen.
	public enum Change {

		SOURCE_STOPS, TARGET_APPEARS, FAILED_OVER, POINT_CHANGED, COMMITTED, MOVED, REPROTECTED, FIRST_POINT_AWAITED,
		PROTECTED, TEST_APPEARS, DRILL_WAITS, CLEANED_UP, RELEASED, INTRUSION

	}

	/// Somebody else's action.
	///
	/// @param scenario what they begin
	/// @param fault the id of the fault that ordered it
	/// @param by who, in words
	public record Intruder(Scenario scenario, String fault, String by) {
	}

	static Due of(Instant at, Change change, @Nullable String job) {
		return new Due(at, change, job, null);
	}

}
