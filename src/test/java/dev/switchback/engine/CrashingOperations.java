package dev.switchback.engine;

import dev.switchback.operation.Observation;
import dev.switchback.playbook.Secret;
import java.util.Map;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// A store at which the process may die, just before a write and just after it.
final class CrashingOperations implements Operations {

	private final Operations operations;

	private final Crashes crashes;

	CrashingOperations(Operations operations, Crashes crashes) {
		this.operations = operations;
		this.crashes = crashes;
	}

	@Override
	public Acceptance accept(Draft draft) {
		return this.operations.accept(draft);
	}

	@Override
	public Optional<Acceptance> accepted(IdempotencyKey key) {
		return this.operations.accepted(key);
	}

	@Override
	public Optional<Operation> find(UUID id) {
		this.crashes.point("find");
		return this.operations.find(id);
	}

	@Override
	public Appending append(Operation seen, Instant at, List<Event> events) {
		this.crashes.point("before append");
		var appending = this.operations.append(seen, at, events);
		this.crashes.point("after append");
		return appending;
	}

	@Override
	public Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card) {
		this.crashes.point("before intend");
		var appending = this.operations.intend(seen, at, events, secrets, card);
		this.crashes.point("after intend");
		return appending;
	}

	@Override
	public Optional<Secret> secret(UUID obligation) {
		return this.operations.secret(obligation);
	}

	@Override
	public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
		this.crashes.point("before interject");
		var appending = this.operations.interject(seen, at, events, key);
		this.crashes.point("after interject");
		return appending;
	}

	@Override
	public Appending attest(UUID operation, Observation observation, IdempotencyKey key) {
		return this.operations.attest(operation, observation, key);
	}

	@Override
	public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
			@Nullable ManualCard card) {
		this.crashes.point("before takeover");
		var takeover = this.operations.takeOver(seen, from, at, events, card);
		this.crashes.point("after takeover");
		return takeover;
	}

	@Override
	public Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
		return this.operations.earlier(operation, key);
	}

	@Override
	public Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
		this.crashes.point("before record");
		var after = this.operations.record(operation, mutation, fact);
		this.crashes.point("after record");
		return after;
	}

	@Override
	public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
		this.crashes.point("before rest");
		var rested = this.operations.rest(seen, until, reschedule);
		this.crashes.point("after rest");
		return rested;
	}

	@Override
	public Optional<UUID> owing(UUID obligation) {
		return this.operations.owing(obligation);
	}

}
