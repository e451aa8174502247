package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.switchback.playbook.Promise;
import org.jspecify.annotations.Nullable;

/// A durable promise: what must be brought back, until when, and all that is needed to do it. It is stored with the
/// intent of what it undoes and outlives the operation if it must.
///
/// @param key stable within the operation, so that the step which keeps it can name it; `code/key` if none of the operation's
/// does, since it took it over from the operation of that code
/// @param mutation the ledger line it undoes; `null` if somebody else brought it about
/// @param due until when; `null` if it has no due time of its own
/// @param payload what its keeper needs, as JSON
/// @param note how it was closed
public record Obligation(UUID id, String key, String kind, String subject, String title, @Nullable UUID mutation,
		Instant openedAt, @Nullable Instant due, String payload, State state, @Nullable Instant closedAt,
		@Nullable String note) {

	/// What became of a promise.
	public enum State {

		OPEN,

		/// We brought it back.
		DISCHARGED,

		/// It came back without us, or what it undoes never happened, or a person gave it up.
		VOID

	}

	/// The obligation that a promise becomes with the intent of a call.
	///
	/// @param mutation `null` if no call of ours made it necessary
	public static Obligation of(UUID id, Promise promise, @Nullable UUID mutation, Instant at) {
		var due = (promise.dueIn() != null) ? at.plus(promise.dueIn()) : null;
		return new Obligation(id, promise.key(), promise.kind(), promise.subject(), promise.title(), mutation, at, due,
				promise.payload(), State.OPEN, null, null);
	}

	public boolean open() {
		return this.state == State.OPEN;
	}

	public boolean dueBy(Instant now) {
		return open() && this.due != null && !now.isBefore(this.due);
	}

	/// The origin of ledger lines that are sent to keep this.
	public String origin() {
		return "obligation:" + this.id;
	}

	/// Whether it was over, or none of its matter, when another operation took over.
	public boolean over() {
		return this.key.indexOf('/') >= 0;
	}

	/// The same under another key.
	Obligation under(String key) {
		return new Obligation(this.id, key, this.kind, this.subject, this.title, this.mutation, this.openedAt, this.due,
				this.payload, this.state, this.closedAt, this.note);
	}

	/// The same without a due time: it is brought back when somebody decides.
	Obligation withoutDue() {
		return due(null);
	}

	/// The same, due later, if it was due at all.
	Obligation later(Duration by) {
		return due((this.due != null) ? this.due.plus(by) : null);
	}

	private Obligation due(@Nullable Instant due) {
		return new Obligation(this.id, this.key, this.kind, this.subject, this.title, this.mutation, this.openedAt, due,
				this.payload, this.state, this.closedAt, this.note);
	}

	Obligation closed(State state, String note, Instant at) {
		return new Obligation(this.id, this.key, this.kind, this.subject, this.title, this.mutation, this.openedAt,
				this.due, this.payload, state, at, note);
	}

}
