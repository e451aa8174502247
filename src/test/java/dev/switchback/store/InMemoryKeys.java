package dev.switchback.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/// Which keys were used, for what.
final class InMemoryKeys implements IdempotencyKeys {

	private record Id(String caller, String route, String key) {
	}

	private record Use(String fingerprint, UUID about, Instant at) {
	}

	/// What is known of a key.
	sealed interface Known {

	}

	record Fresh() implements Known {
	}

	record Used(UUID about) implements Known {
	}

	record Reused() implements Known {
	}

	private final Map<Id, Use> uses = new HashMap<>();

	synchronized Known look(@Nullable IdempotencyKey key) {
		var use = (key != null) ? this.uses.get(id(key)) : null;
		if (key == null || use == null) {
			return new Fresh();
		}
		return use.fingerprint().equals(key.fingerprint()) ? new Used(use.about()) : new Reused();
	}

	synchronized void use(@Nullable IdempotencyKey key, UUID about, Instant at) {
		if (key != null) {
			this.uses.put(id(key), new Use(key.fingerprint(), about, at));
		}
	}

	synchronized void forgetAbout(Predicate<UUID> about) {
		this.uses.values().removeIf((use) -> about.test(use.about()));
	}

	@Override
	public synchronized void forget(Instant before) {
		this.uses.values().removeIf((use) -> use.at().isBefore(before));
	}

	private static Id id(IdempotencyKey key) {
		return new Id(key.caller(), key.route(), key.key());
	}

}
