package dev.switchback.engine;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.store.InMemoryOperations;

/// Does what the scheduler does, for tests outside of this room: advances operations and makes previews when it is told.
public final class EngineDriver {

	private final Engine engine;

	private final Previewing previewing;

	private final InMemoryOperations operations;

	EngineDriver(Engine engine, Previewing previewing, InMemoryOperations operations) {
		this.engine = engine;
		this.previewing = previewing;
		this.operations = operations;
	}

	/// Advances an operation until it sleeps or is over.
	public Operation advance(UUID id) {
		return advance(id, (_) -> {
		});
	}

	/// Advances an operation until it is over or asks something.
	///
	/// @param sleep lets time pass until the moment it wants to look again
	public Operation run(UUID id, Consumer<Instant> sleep) {
		var operation = advance(id, sleep);
		while (!operation.ended() && !(operation.phase() instanceof Phase.Parked)) {
			operation = advance(id, sleep);
		}
		return operation;
	}

	/// Makes a preview that was asked for.
	public void preview(UUID id) {
		this.previewing.make(id);
	}

	private Operation advance(UUID id, Consumer<Instant> sleep) {
		switch (this.engine.advance(id, () -> true)) {
			case Advance.Rest(var seen, var until) -> {
				this.operations.rest(seen, until, () -> {
				});
				sleep.accept(until);
			}
			case Advance.Done _ -> {
			}
			case Advance.NotHere(var until) -> sleep.accept(until);
		}
		return this.operations.find(id).orElseThrow();
	}

}
