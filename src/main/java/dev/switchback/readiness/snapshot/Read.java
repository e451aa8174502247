package dev.switchback.readiness.snapshot;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A value that a finding was read from.
///
/// @param path where it stands in the snapshot, as a JSON pointer
/// @param value as people read it, at most [#LONGEST] characters; `null` if nothing stands there
/// @param at when it was read
public record Read(String path, @Nullable String value, Instant at) {

	/// Longer values are cut off here.
	public static final int LONGEST = 200;

}
