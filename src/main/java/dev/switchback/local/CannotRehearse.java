package dev.switchback.local;

import org.jspecify.annotations.Nullable;

/// The rehearsal cannot start on this machine, for a reason a person can act upon. Printed as two sentences instead of
/// a stack trace, see [CannotRehearseAnalyzer].
class CannotRehearse extends RuntimeException {

	private final String action;

	CannotRehearse(String description, String action) {
		this(description, action, null);
	}

	CannotRehearse(String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	/// What to do about it, as an instruction.
	String action() {
		return this.action;
	}

}
