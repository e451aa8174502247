package dev.switchback.store;

import dev.switchback.operation.Observation;
import dev.switchback.playbook.Secret;
import java.util.Map;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/// Operations in PostgreSQL. Locks are always taken in this order: key, operation, claims, schedule; so nobody waits in a
/// circle.
@Component
class PostgresOperations implements Operations {

	private final TransactionOperations transactions;

	private final Admission admission;

	private final Heads heads;

	private final Changes changes;

	private final JointCommit joint;

	private final Takeovers takeovers;

	private final Promises promises;

	private final Strongbox strongbox;

	private final PostgresManualCards cards;

	private final KnownDatabase known;

	private final UsedKeys keys;

	private final Ledger ledger;

	private final Schedule schedule;

	private final Bell bell;

	PostgresOperations(TransactionOperations transactions, Admission admission, Heads heads, Changes changes,
			JointCommit joint, Takeovers takeovers, Promises promises, Strongbox strongbox, PostgresManualCards cards,
			KnownDatabase known, UsedKeys keys, Ledger ledger, Schedule schedule, Bell bell) {
		this.transactions = transactions;
		this.admission = admission;
		this.heads = heads;
		this.changes = changes;
		this.joint = joint;
		this.takeovers = takeovers;
		this.promises = promises;
		this.strongbox = strongbox;
		this.cards = cards;
		this.known = known;
		this.keys = keys;
		this.ledger = ledger;
		this.schedule = schedule;
		this.bell = bell;
	}

	@Override
	public Acceptance accept(Draft draft) {
		return this.admission.accept(draft);
	}

	@Override
	public Optional<Acceptance> accepted(IdempotencyKey key) {
		return this.admission.accepted(key);
	}

	@Override
	public Optional<Operation> find(UUID id) {
		return this.heads.find(id);
	}

	@Override
	public Appending append(Operation seen, Instant at, List<Event> events) {
		var change = Change.append(seen, at, events);
		if (change.touchesOthers()) {
			return intended(change, Map.of(), null);
		}
		return storing(() -> this.joint.write(change)) ? new Appending.Appended(change.after()) : new Appending.Stale();
	}

	/// The obligations are there before what is sealed for them.
	@Override
	public Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card) {
		return intended(Change.append(seen, at, events), secrets, card);
	}

	/// Nothing is intended in a database that may have forgotten what was intended before.
	private Appending intended(Change change, Map<UUID, Secret> secrets, @Nullable ManualCard card) {
		var intends = !change.intended().isEmpty();
		var appending = storing(() -> this.transactions.<Appending>execute((_) -> {
			if (intends && !this.known.familiar() || !this.changes.write(change)) {
				return new Appending.Stale();
			}
			this.strongbox.seal(secrets);
			this.cards.add(change.after().id(), change.at(), card);
			if (change.ends()) {
				this.schedule.done(change.after().id());
			}
			return new Appending.Appended(change.after());
		}));
		if (intends && appending instanceof Appending.Stale) {
			this.known.check();
		}
		return appending;
	}

	@Override
	public Optional<Secret> secret(UUID obligation) {
		return this.strongbox.open(obligation);
	}

	@Override
	public Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key) {
		var change = Change.append(seen, at, events);
		return again((transaction) -> {
			if (key != null && !this.keys.takeForOperation(key, seen.id(), at)) {
				return earlier(seen.id(), key).orElse(null);
			}
			if (!this.changes.write(change)) {
				transaction.setRollbackOnly();
				return new Appending.Stale();
			}
			this.schedule.wake(change.after(), change.at());
			this.bell.ringEverywhere(seen.id());
			return new Appending.Appended(change.after());
		});
	}

	@Override
	public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
			@Nullable ManualCard card) {
		return storing(() -> this.takeovers.takeOver(seen, from, at, events, card));
	}

	@Override
	public Appending attest(UUID operation, Observation observation, IdempotencyKey key) {
		return again((_) -> {
			if (!this.keys.takeForOperation(key, operation, observation.at())) {
				return earlier(operation, key).orElse(null);
			}
			this.heads.lock(operation);
			return new Appending.Appended(this.changes.attest(Change.attested(stored(operation), observation)));
		});
	}

	/// Tries again when the key that was in the way is forgotten by the time one asks what it was used for.
	private Appending again(TransactionCallback<@Nullable Appending> attempt) {
		while (true) {
			var appending = this.transactions.execute(attempt);
			if (appending != null) {
				return appending;
			}
		}
	}

	@Override
	public Optional<Appending> earlier(UUID operation, IdempotencyKey key) {
		return this.keys.use(key)
			.map((use) -> use.ofSame(key) && operation.equals(use.operation())
					? new Appending.Replayed(stored(operation)) : new Appending.KeyReused());
	}

	/// An operation that took over is younger than the one it took over from, and locked after it.
	@Override
	public Operation record(UUID operation, UUID mutation, Mutation.Fact fact) {
		return storing(() -> this.transactions.execute((_) -> {
			this.heads.lock(operation);
			var stored = stored(operation);
			var holder = this.ledger.holder(mutation).orElse(operation);
			if (!holder.equals(operation)) {
				record(holder, mutation, fact);
				return stored;
			}
			var change = Change.fact(stored, mutation, fact);
			change.ifPresent(this.changes::write);
			return change.map(Change::after).orElse(stored);
		}));
	}

	/// What reschedules in db-scheduler commits the transaction that it finds, so it comes last: with it the row is let go,
	/// the execution can be picked again, and all that belongs to it is stored. What ends an execution there wants it to be
	/// there still, which it need not be: whoever has ended the operation took it off.
	@Override
	public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
		return this.transactions.execute((_) -> {
			if (!this.heads.sleep(seen, until)) {
				return false;
			}
			if (until == null) {
				this.schedule.done(seen.id());
			}
			reschedule.run();
			return true;
		});
	}

	@Override
	public Optional<UUID> owing(UUID obligation) {
		return this.promises.owing(obligation);
	}

	/// What the database refuses is our mistake. Whatever else is thrown is not about what was to be written.
	private static <T> T storing(Supplier<T> write) {
		try {
			return write.get();
		}
		catch (DataIntegrityViolationException ex) {
			throw new Unstorable(ex);
		}
	}

	private Operation stored(UUID operation) {
		return this.heads.find(operation).orElseThrow();
	}

}
