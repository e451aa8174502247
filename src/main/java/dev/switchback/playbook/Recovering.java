package dev.switchback.playbook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a step shows to be recovered once it passed, and what that is measured by: how much was lost (RPO) and how long it
/// took (RTO), each against what people declared.
///
/// @param leg of which it is the recovery, such as `out`
/// @param what is recovered, as people call it
/// @param where it is from then on
/// @param begins key of the step with which the leg was asked for; `null` if that was the operation itself
/// @param call key of the step that makes the call which fails it over
/// @param kept what every machine was brought to
/// @param complete whether nothing more has to be seen until it counts as recovered
/// @param recoveryPoint how much may be lost; `null` if nobody declared that
/// @param recoveryTime how long it may take; `null` if nobody declared that
public record Recovering(String leg, String what, String where, @Nullable String begins, String call, List<Kept> kept,
		boolean complete, @Nullable Duration recoveryPoint, @Nullable Duration recoveryTime) {

	public Recovering {
		kept = List.copyOf(kept);
	}

	/// What a machine was brought to.
	///
	/// @param point the time of its recovery point; `null` if that is not known
	/// @param sourceOff when its source was shut down before it; `null` if it is not known that it was
	public record Kept(String machine, @Nullable Instant point, @Nullable Instant sourceOff) {
	}

}
