package dev.switchback.playbook;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// The ledger line of one changing call, committed before the call.
///
/// @param id of the line; also the client request id that Azure is told
/// @param origin the step visit (`key#visit`) or obligation the call was made for; of one that another operation made, from
/// which this one took over, `key#visit@code` or `code/key#visit`
/// @param method the HTTP method
/// @param target the ARM id of what is changed
/// @param title what it changes
/// @param etag the target's etag when the call was built
/// @param intendedAt when the intent was committed
/// @param notAfter when the bytes can no longer leave
/// @param concludedAt when its present state was recorded; `null` while intended
/// @param note why it was refuted, is in doubt, or how doubt was settled
/// @param tryAgainAt after a refusal: when the same may be tried again; `null` if that is of no use. Of a call in doubt: since
/// when nobody but a person can say what became of it; `null` while it may yet be found out
public record Mutation(UUID id, String origin, String method, String target, String title, @Nullable String etag,
		Instant intendedAt, Instant notAfter, State state, @Nullable Instant concludedAt, Handle handle,
		@Nullable String note, @Nullable Instant tryAgainAt) {

	/// What is known of the call.
	public enum State {

		/// It may have been made; no answer is recorded.
		INTENDED,

		/// Azure took it.
		CONFIRMED,

		/// It had no effect.
		REFUTED,

		/// Its answer was lost.
		IN_DOUBT

	}

	/// Whether it is unknown what became of the call.
	public boolean open() {
		return this.state == State.INTENDED || this.state == State.IN_DOUBT;
	}

	/// Whether nobody but a person can say any more what became of the call.
	public boolean undecidable() {
		return this.state == State.IN_DOUBT && this.tryAgainAt != null;
	}

	/// The same line, counted for something else.
	public Mutation madeFor(String origin) {
		return new Mutation(this.id, origin, this.method, this.target, this.title, this.etag, this.intendedAt,
				this.notAfter, this.state, this.concludedAt, this.handle, this.note, this.tryAgainAt);
	}

	/// This line with what is now known of it.
	public Mutation with(Fact fact) {
		return new Mutation(this.id, this.origin, this.method, this.target, this.title, this.etag, this.intendedAt,
				this.notAfter, fact.state(), fact.at(), fact.handle(), fact.note(), fact.tryAgainAt());
	}

	/// Something learned about a call. It is recorded in every phase of the operation, so
	/// that a late answer is never
	/// thrown away.
	///
	/// @param at when it was learned
	public record Fact(Instant at, State state, Handle handle, @Nullable String note, @Nullable Instant tryAgainAt) {

		/// Whether this adds to what is known of a line in that state: doubt never
		/// replaces knowledge. That it cannot be found out adds to doubt.
		public boolean advances(State known) {
			return switch (known) {
				case INTENDED -> this.state != State.INTENDED;
				case IN_DOUBT -> this.state == State.CONFIRMED || this.state == State.REFUTED
						|| (this.state == State.IN_DOUBT && this.tryAgainAt != null);
				case REFUTED -> this.state == State.CONFIRMED;
				case CONFIRMED -> false;
			};
		}

	}

}
