package dev.switchback.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.IllegalTransition;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Secret;
import org.jspecify.annotations.Nullable;

/// A store that is right but for what is overridden.
abstract class BrokenOperations implements Operations {

	private final Operations right;

	BrokenOperations(Operations right) {
		this.right = right;
	}

	/// What is about to be sent is written down once it was sent.
	static final class IntentAfterwards extends BrokenOperations {

		private record Intent(Operation seen, Instant at, List<Event> events) {
		}

		private final Map<UUID, Intent> later = new HashMap<>();

		IntentAfterwards(Operations right) {
			super(right);
		}

		@Override
		public Appending append(Operation seen, Instant at, List<Event> events) {
			for (var event : events) {
				if (event instanceof Event.Intended(var mutation, var _)) {
					this.later.put(mutation.id(), new Intent(seen, at, events));
					return new Appending.Appended(seen.afterAll(events, at));
				}
			}
			return super.append(seen, at, events);
		}

		@Override
		public Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
			var intent = this.later.remove(mutation);
			if (intent != null) {
				super.append(intent.seen(), intent.at(), intent.events());
			}
			return super.record(operation, mutation, fact);
		}

	}

	/// Appends to whatever there is.
	static final class Unfenced extends BrokenOperations {

		private final boolean onlyIntents;

		/// @param onlyIntents whether everything else is fenced
		Unfenced(Operations right, boolean onlyIntents) {
			super(right);
			this.onlyIntents = onlyIntents;
		}

		@Override
		public Appending append(Operation seen, Instant at, List<Event> events) {
			if (this.onlyIntents && events.stream().noneMatch((event) -> event instanceof Event.Intended)) {
				return super.append(seen, at, events);
			}
			try {
				return super.append(find(seen.id()).orElse(seen), at, events);
			}
			catch (IllegalTransition _) {
				return new Appending.Stale();
			}
		}

	}

	/// Never knows a key.
	static final class Keyless extends BrokenOperations {

		Keyless(Operations right) {
			super(right);
		}

		@Override
		public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
			return super.interject(seen, at, events, null);
		}

		@Override
		public Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
			return Optional.empty();
		}

	}

	@Override
	public Acceptance accept(Draft draft) {
		return this.right.accept(draft);
	}

	@Override
	public Optional<Acceptance> accepted(IdempotencyKey key) {
		return this.right.accepted(key);
	}

	@Override
	public Optional<Operation> find(UUID id) {
		return this.right.find(id);
	}

	@Override
	public Appending append(Operation seen, Instant at, List<Event> events) {
		return this.right.append(seen, at, events);
	}

	@Override
	public Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card) {
		return this.right.intend(seen, at, events, secrets, card);
	}

	@Override
	public Optional<Secret> secret(UUID obligation) {
		return this.right.secret(obligation);
	}

	@Override
	public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
		return this.right.interject(seen, at, events, key);
	}

	@Override
	public Appending attest(UUID operation, Observation observation, IdempotencyKey key) {
		return this.right.attest(operation, observation, key);
	}

	@Override
	public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
			@Nullable ManualCard card) {
		return this.right.takeOver(seen, from, at, events, card);
	}

	@Override
	public Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
		return this.right.earlier(operation, key);
	}

	@Override
	public Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
		return this.right.record(operation, mutation, fact);
	}

	@Override
	public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
		return this.right.rest(seen, until, reschedule);
	}

	@Override
	public Optional<UUID> owing(UUID obligation) {
		return this.right.owing(obligation);
	}

}
