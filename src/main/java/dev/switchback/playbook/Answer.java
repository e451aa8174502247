package dev.switchback.playbook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What a changing call was answered with.
public sealed interface Answer {

	/// Azure took the call. That is no proof of its effect.
	record Accepted(Handle handle) implements Answer {
	}

	/// The call certainly had no effect.
	///
	/// @param tryAgainIn when the same may be tried again, with a new look and a new
	/// ledger line; `null` if that is of no
	/// use
	record Rejected(Problem problem, Handle handle, @Nullable Duration tryAgainIn) implements Answer {
	}

	/// It cannot be told whether the call had an effect.
	record Lost(String why, Handle handle) implements Answer {
	}

}
