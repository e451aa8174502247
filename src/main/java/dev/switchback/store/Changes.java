package dev.switchback.store;

import dev.switchback.operation.Operation;
import org.springframework.stereotype.Component;

/// Writes what became of an operation, everywhere it is kept. To be called in a transaction.
@Component
class Changes {

	private final LoneWrite lone;

	private final Heads heads;

	private final History history;

	private final Ledger ledger;

	private final Promises promises;

	private final Holds holds;

	Changes(LoneWrite lone, Heads heads, History history, Ledger ledger, Promises promises, Holds holds) {
		this.lone = lone;
		this.heads = heads;
		this.history = history;
		this.ledger = ledger;
		this.promises = promises;
		this.holds = holds;
	}

	/// @return false, with nothing written, if it is no longer what the change begins with
	boolean write(Change change) {
		if (!this.lone.write(ChangeRow.of(change))) {
			return false;
		}
		Told.afterCommit(change);
		this.ledger.write(change);
		this.promises.write(change);
		if (change.releasesClaims()) {
			this.holds.release(change.after().id());
		}
		return true;
	}

	/// Writes what somebody attested.
	Operation attest(Change change) {
		var last = this.heads.attest(change.after().id(), change.after().observations().getLast());
		this.history.add(change, last);
		return change.after();
	}

}
