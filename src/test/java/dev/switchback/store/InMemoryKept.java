package dev.switchback.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Previews;
import dev.switchback.playbook.OwnWrites;

/// The twin in memory.
final class InMemoryKept implements Kept {

	private final InMemoryOperations twin = new InMemoryOperations(InstantSource.fixed(Samples.NOON));

	@Override
	public Operations operations() {
		return this.twin;
	}

	@Override
	public Journal journal() {
		return this.twin;
	}

	@Override
	public Previews previews() {
		return this.twin.previews();
	}

	@Override
	public IdempotencyKeys keys() {
		return this.twin.keys();
	}

	@Override
	public OwnWrites ownWrites() {
		return this.twin;
	}

	@Override
	public Optional<Instant> due(String task, UUID id) {
		return this.twin.schedule().at(task, id);
	}

	@Override
	public void pick(String task, UUID id) {
		this.twin.schedule().pick(task, id);
	}

	@Override
	public Runnable endOf(UUID operation, Optional<Instant> until) {
		return () -> {
		};
	}

	@Override
	public List<UUID> wakeups() {
		return this.twin.wakeups();
	}

}
