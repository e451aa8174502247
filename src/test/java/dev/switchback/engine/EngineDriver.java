package dev.switchback.engine;

import java.time.Instant;
import java.util.Optional;
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
		turn(id);
		return this.operations.find(id).orElseThrow();
	}

	/// Advances an operation until it is over or asks something.
	///
	/// @param sleep lets time pass until the moment it wants to look again
	public Operation run(UUID id, Consumer<Instant> sleep) {
		while (true) {
			var again = turn(id);
			var operation = this.operations.find(id).orElseThrow();
			if (again.isEmpty() || operation.phase() instanceof Phase.Parked) {
				return operation;
			}
			sleep.accept(again.get());
		}
	}

	/// Makes a preview that was asked for.
	public void preview(UUID id) {
		this.previewing.make(id);
	}

	/// @return when it wants to look again
	private Optional<Instant> turn(UUID id) {
		return switch (this.engine.advance(id, () -> true)) {
			case Advance.Rest(var seen, var until) -> {
				this.operations.rest(seen, until, () -> {
				});
				yield Optional.of(until);
			}
			case Advance.Done _,Advance.Over _ -> Optional.empty();
			case Advance.NotHere(var until) -> Optional.of(until);
		};
	}

}
