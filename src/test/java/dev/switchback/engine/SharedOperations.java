package dev.switchback.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Secret;
import org.jspecify.annotations.Nullable;

/// The store as one replica sees it: every call takes its time, and may break off before or after it took effect.
final class SharedOperations implements Operations {

	/// The database broke off.
	static final class Gone extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	private final DeterministicRun run;

	private final Node node;

	SharedOperations(DeterministicRun run, Node node) {
		this.run = run;
		this.node = node;
	}

	private <T> T call(String what, Supplier<T> call) {
		this.run.point(this.node, what);
		this.run.incidents.databaseBefore(this.node, what);
		var result = call.get();
		this.run.desk.replan();
		this.run.incidents.databaseAfter(this.node, what);
		this.run.point(this.node, "after " + what);
		return result;
	}

	/// A call that changes an operation.
	private <T> T change(String what, UUID operation, Supplier<T> call) {
		return call(what, () -> {
			var before = this.run.store.find(operation).orElse(null);
			var result = call.get();
			this.run.watch.changed(this.node, before, this.run.store.find(operation).orElse(null));
			return result;
		});
	}

	@Override
	public Acceptance accept(Draft draft) {
		return change("accept", draft.id(), () -> this.run.store.accept(draft));
	}

	@Override
	public Optional<Acceptance> accepted(IdempotencyKey key) {
		return call("accepted", () -> this.run.store.accepted(key));
	}

	@Override
	public Optional<Operation> find(UUID id) {
		return call("find", () -> this.run.store.find(id));
	}

	@Override
	public Appending append(Operation seen, Instant at, List<Event> events) {
		return change(name("append", events), seen.id(), () -> this.run.store.append(seen, at, events));
	}

	private static String name(String what, List<Event> events) {
		return events.stream().anyMatch((event) -> event instanceof Event.Intended) ? "intend" : what;
	}

	@Override
	public Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card) {
		return change("intend", seen.id(), () -> this.run.store.intend(seen, at, events, secrets, card));
	}

	@Override
	public Optional<Secret> secret(UUID obligation) {
		return this.run.store.secret(obligation);
	}

	@Override
	public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
		return change("interject", seen.id(), () -> this.run.store.interject(seen, at, events, key));
	}

	@Override
	public Appending attest(UUID operation, Observation observation, IdempotencyKey key) {
		return change("attest", operation, () -> this.run.store.attest(operation, observation, key));
	}

	@Override
	public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
			@Nullable ManualCard card) {
		return change("take over", seen.id(), () -> {
			var other = this.run.store.find(from.id()).orElse(null);
			var takeover = this.run.store.takeOver(seen, from, at, events, card);
			this.run.watch.changed(this.node, other, this.run.store.find(from.id()).orElse(null));
			return takeover;
		});
	}

	@Override
	public Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
		return call("earlier", () -> this.run.store.earlier(operation, key));
	}

	@Override
	public Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
		return change("record", operation, () -> {
			var holder = this.run.operations()
				.stream()
				.filter((other) -> other.mutation(mutation).isPresent() && !other.id().equals(operation))
				.findFirst();
			var after = this.run.store.record(operation, mutation, fact);
			holder.ifPresent((before) -> this.run.watch.changed(this.node, before,
					this.run.store.find(before.id()).orElse(null)));
			this.node.turned();
			return after;
		});
	}

	@Override
	public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
		return call("rest", () -> this.run.store.rest(seen, until, reschedule));
	}

	@Override
	public Optional<UUID> owing(UUID obligation) {
		return call("owing", () -> this.run.store.owing(obligation));
	}

}
