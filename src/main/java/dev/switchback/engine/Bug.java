package dev.switchback.engine;

import org.jspecify.annotations.Nullable;

/// Code that must not throw did: a playbook, a condition or an effect. Never thrown for what the database does.
final class Bug extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private Bug(@Nullable Throwable cause) {
		super(cause);
	}

	static Bug of(@Nullable Throwable cause) {
		return (cause instanceof Bug bug) ? bug : new Bug(cause);
	}

}
