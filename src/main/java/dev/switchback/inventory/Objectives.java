package dev.switchback.inventory;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What a pair is to be good for.
///
/// @param convergence within which everything is to arrive over the other circuit; `null` for none
/// @param drillEvery how often each circuit is to be drained in a drill; `null` for no such aim
public record Objectives(@Nullable Duration convergence, @Nullable Duration drillEvery) {

	public static final Objectives NONE = new Objectives(null, null);

}
