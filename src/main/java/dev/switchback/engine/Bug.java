package dev.switchback.engine;

import java.util.function.Supplier;

import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.NotRecalled;
import org.jspecify.annotations.Nullable;

/// Code that must not throw did: a playbook, a condition or an effect; or what came of it is refused by the store. Never
/// thrown for a database that is away.
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

	/// What comes of writing: nothing was stored, and nothing would be the next time.
	static <T> T unlessStored(Supplier<T> write) {
		try {
			return write.get();
		}
		catch (Unstorable ex) {
			throw new Bug(ex);
		}
	}

	/// @return what is to be thrown; no bug if it is the database after all, that something asked in a look
	static RuntimeException of(@Nullable Throwable cause) {
		return switch (cause) {
			case Bug bug -> bug;
			case NotRecalled away -> away;
			case null, default -> new Bug(cause);
		};
	}

}
