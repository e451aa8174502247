package dev.switchback.engine;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Code that must not throw did: a playbook, a condition or an effect. Never thrown for what the database does.
final class Bug extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private Bug(@Nullable Throwable cause) {
		super(cause);
	}

	/// What comes of code that must not throw.
	static <T> T guarded(Supplier<T> code) {
		try {
			return code.get();
		}
		catch (RuntimeException ex) {
			throw of(ex);
		}
	}

	static Bug of(@Nullable Throwable cause) {
		return (cause instanceof Bug bug) ? bug : new Bug(cause);
	}

}
