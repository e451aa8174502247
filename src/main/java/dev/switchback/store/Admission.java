package dev.switchback.store;

import dev.switchback.operation.IdempotencyKey;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Operations.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/// Accepts operations.
@Component
class Admission {

	private final TransactionOperations transactions;

	private final Codes codes;

	private final UsedKeys keys;

	private final Heads heads;

	private final Holds holds;

	private final History history;

	private final PostgresManualCards cards;

	private final Schedule schedule;

	private final Bell bell;

	Admission(TransactionOperations transactions, Codes codes, UsedKeys keys, Heads heads, Holds holds, History history,
			PostgresManualCards cards, Schedule schedule, Bell bell) {
		this.cards = cards;
		this.transactions = transactions;
		this.codes = codes;
		this.keys = keys;
		this.heads = heads;
		this.holds = holds;
		this.history = history;
		this.schedule = schedule;
		this.bell = bell;
	}

	/// Tries again when what was in the way is gone by the time one asks what it was.
	Acceptance accept(Draft draft) {
		while (true) {
			var acceptance = this.transactions.execute((transaction) -> accept(draft, transaction));
			if (acceptance != null) {
				return acceptance;
			}
		}
	}

	private @Nullable Acceptance accept(Draft draft, TransactionStatus transaction) {
		if (!this.keys.takeForOperation(draft.key(), draft.id(), draft.at())) {
			return replayed(draft);
		}
		var operation = insert(draft);
		if (!operation.supersedes() && !this.holds.take(operation)) {
			var inTheWay = this.holds.inTheWayOf(operation);
			transaction.setRollbackOnly();
			return inTheWay.isEmpty() ? null : new Acceptance.Held(inTheWay);
		}
		this.history.add(Change.accepted(operation), 1);
		this.cards.add(operation.id(), operation.createdAt(), draft.card());
		this.schedule.wake(operation, operation.createdAt());
		this.bell.ringEverywhere(operation.id());
		return new Acceptance.Accepted(operation);
	}

	private @Nullable Acceptance replayed(Draft draft) {
		return accepted(draft.key()).orElse(null);
	}

	/// What came of an earlier request under a key.
	Optional<Acceptance> accepted(IdempotencyKey key) {
		return this.keys.use(key).map((use) -> {
			var operation = use.operation();
			return (use.ofSame(key) && operation != null) ? new Acceptance.Replayed(stored(operation))
					: new Acceptance.KeyReused();
		});
	}

	private Operation insert(Draft draft) {
		while (true) {
			var operation = Operation.accepted(draft.id(), this.codes.next(), Micros.of(draft.order()), draft.plan(),
					draft.outline(), Micros.of(draft.at()));
			if (this.heads.insert(operation)) {
				return operation;
			}
		}
	}

	private Operation stored(UUID id) {
		return this.heads.find(id).orElseThrow();
	}

}
