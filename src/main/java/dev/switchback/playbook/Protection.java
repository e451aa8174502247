package dev.switchback.playbook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What it means for the protection of what an operation is about that a step passed.
public sealed interface Protection {

	/// It has no replica any more: what is lost now is lost.
	///
	/// @param since since when, if somebody else brought that about and told; `null` if nobody did
	record Lost(@Nullable Instant since) implements Protection {
	}

	/// It has a replica again.
	record Regained() implements Protection {
	}

}
