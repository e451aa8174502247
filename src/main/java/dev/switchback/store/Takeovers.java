package dev.switchback.store;

import java.time.Instant;
import java.util.List;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Takeover;
import dev.switchback.playbook.ManualCard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Lets one operation take over from another. Of two operations the older one's row is always locked first, and only a
/// younger one takes over, so that nobody waits in a circle.
@Component
class Takeovers {

	private final TransactionOperations transactions;

	private final Heads heads;

	private final Changes changes;

	private final Ledger ledger;

	private final Promises promises;

	private final Holds holds;

	private final PostgresManualCards cards;

	private final Schedule schedule;

	private final Bell bell;

	Takeovers(TransactionOperations transactions, Heads heads, Changes changes, Ledger ledger, Promises promises,
			Holds holds, PostgresManualCards cards, Schedule schedule, Bell bell) {
		this.cards = cards;
		this.transactions = transactions;
		this.heads = heads;
		this.changes = changes;
		this.ledger = ledger;
		this.promises = promises;
		this.holds = holds;
		this.schedule = schedule;
		this.bell = bell;
	}

	Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events, @Nullable ManualCard card) {
		var change = Change.append(seen, at, events);
		return this.transactions.execute((transaction) -> {
			var takeover = takeOver(change, from);
			if (!(takeover instanceof Takeover.Taken)) {
				transaction.setRollbackOnly();
			}
			else {
				this.cards.add(seen.id(), change.at(), card);
			}
			return takeover;
		});
	}

	private Takeover takeOver(Change change, Operation from) {
		var operation = change.after();
		if (this.heads.lock(from.id()) != from.revision()) {
			return new Takeover.Stale();
		}
		if (from.holdsClaims()) {
			end(from, operation, change.at());
		}
		if (!this.changes.write(change)) {
			return new Takeover.Stale();
		}
		return this.holds.takeRest(operation) ? new Takeover.Taken(operation)
				: new Takeover.Held(this.holds.inTheWayOf(operation));
	}

	/// What it has goes first: whoever ends releases what is left.
	private void end(Operation from, Operation by, Instant at) {
		this.ledger.handOver(from.id(), by);
		this.promises.handOver(from, by);
		this.holds.handOver(from.id(), by);
		var ended = Change.append(from, at, List.of(new Event.Superseded(by.id(), by.code())));
		this.changes.write(ended);
		this.schedule.wake(ended.after(), at);
		this.bell.ringEverywhere(from.id());
	}

}
