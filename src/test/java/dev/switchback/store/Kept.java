package dev.switchback.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Previews;
import dev.switchback.playbook.OwnWrites;

/// One implementation of the ports, and what a test must see of the schedule beside them.
interface Kept {

	Operations operations();

	Journal journal();

	Previews previews();

	OwnWrites ownWrites();

	IdempotencyKeys keys();

	/// When something is due, if it is scheduled at all.
	Optional<Instant> due(String task, UUID id);

	/// Begins to execute something, as the scheduler does.
	void pick(String task, UUID id);

	/// What a handler does to end its execution and be due again, or for good.
	Runnable endOf(UUID operation, Optional<Instant> until);

	/// Every wake-up so far, oldest first.
	List<UUID> wakeups();

}
