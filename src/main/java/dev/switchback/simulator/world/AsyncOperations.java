package dev.switchback.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The async operations that can still be asked about.
final class AsyncOperations {

	/// How often they are looked through for those that can be forgotten.
	private static final Duration FORGETTING = Duration.ofMinutes(1);

	private final Map<String, AsyncOperation> byId = new LinkedHashMap<>();

	private Instant nextForgetting = Instant.MIN;

	static String key(String id) {
		return "operation/" + id;
	}

	void add(AsyncOperation operation) {
		this.byId.put(operation.id(), operation);
	}

	void addAll(AsyncOperations others) {
		this.byId.putAll(others.byId);
	}

	Optional<AsyncOperation> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	Collection<AsyncOperation> all() {
		return List.copyOf(this.byId.values());
	}

	void clear() {
		this.byId.clear();
	}

	void forgetOld(Instant now, Changes changes) {
		if (now.isBefore(this.nextForgetting)) {
			return;
		}
		this.nextForgetting = now.plus(FORGETTING);
		for (var operation : all()) {
			if (operation.forgottenAt().isBefore(now)) {
				this.byId.remove(operation.id());
				changes.remove(key(operation.id()));
			}
		}
	}

}
