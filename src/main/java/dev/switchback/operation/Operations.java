package dev.switchback.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// Where operations are kept. Whatever two parties could disagree about is arbitrated here.
public interface Operations {

	/// Stores, in one transaction: the idempotency key, the operation, its claims, its
	/// first event, and that it is due
	/// now. Of any number of concurrent calls with one key exactly one is accepted; of
	/// those with a common claim too.
	Acceptance accept(Draft draft);

	/// The operation with its ledger and obligations.
	Optional<Operation> find(UUID id);

	/// Appends events if nobody appended since `seen` was read. New obligations with a
	/// due time are scheduled, and claims
	/// are released when they are no longer held, in the same transaction.
	/// @param at the moment of the events
	Appending append(Operation seen, Instant at, List<Event> events);

	/// Like [#append], from outside the operation's own execution: it becomes due now, on
	/// whichever replica, and a look
	/// that is under way is told.
	/// @param key makes a decision happen once; `null` if not asked by a caller
	Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key);

	/// What came of an earlier decision under this key: `Replayed` or `KeyReused`; empty
	/// if there was none.
	Optional<Appending> earlier(UUID operation, IdempotencyKey key);

	/// Records what was learned about a changing call, in every phase and whatever was
	/// appended meanwhile. Does nothing
	/// if as much is known already ([Mutation.Fact#advances]).
	/// @return the operation as it is then
	Operation record(UUID operation, UUID mutation, Mutation.Fact fact);

	/// Goes to sleep if nobody appended since `seen` was read: `reschedule` runs in the
	/// transaction that holds the
	/// operation's row, so that a decision comes either before and is noticed, or after
	/// and wakes.
	/// @param until when it will look again, to be shown
	/// @return whether it slept
	boolean rest(Operation seen, Instant until, Runnable reschedule);

	/// What is to be accepted.
	///
	/// @param plan the playbook's plan, as JSON
	record Draft(UUID id, Order order, String plan, List<Outline> outline, Instant at, IdempotencyKey key) {

		public Draft {
			outline = List.copyOf(outline);
		}

	}

	/// What came of [Operations#accept].
	sealed interface Acceptance {

		record Accepted(Operation operation) implements Acceptance {
		}

		/// The same request was accepted before.
		record Replayed(Operation operation) implements Acceptance {
		}

		/// The key was used for another request.
		record KeyReused() implements Acceptance {
		}

		/// Somebody else holds a target.
		///
		/// @param by the claims in the way
		record Held(List<Claim> by) implements Acceptance {

			public Held {
				by = List.copyOf(by);
			}

		}

	}

	/// What came of appending.
	sealed interface Appending {

		record Appended(Operation operation) implements Appending {
		}

		/// Somebody appended since; read again and decide anew.
		record Stale() implements Appending {
		}

		/// The same decision was taken before under this key.
		record Replayed(Operation operation) implements Appending {
		}

		/// The key was used for another decision.
		record KeyReused() implements Appending {
		}

	}

}
