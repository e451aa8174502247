package dev.switchback.local;

import org.jspecify.annotations.Nullable;

/// The service cannot start, for a reason that a person can act upon. Printed as two sentences instead of a stack
/// trace, see [CannotStartAnalyzer].
class CannotStart extends RuntimeException {

	private final String action;

	CannotStart(String description, String action) {
		this(description, action, null);
	}

	CannotStart(String description, String action, @Nullable Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	/// What to do about it, as an instruction.
	String action() {
		return this.action;
	}

}
