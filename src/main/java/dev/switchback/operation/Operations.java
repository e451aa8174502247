package dev.switchback.operation;

import dev.switchback.playbook.Secret;
import java.util.Map;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// Where operations are kept. Whatever two parties could disagree about is arbitrated here.
///
/// Moments are kept to the microsecond; what is read equals what was answered when it was written.
///
/// [#append], [#intend], [#record] and [#takeOver] throw [Unstorable] for what would be refused as often as one tries.
///
/// Any method may throw if the database cannot be reached or the connection breaks. It is then unknown whether a change was
/// stored, but never is a part of it. Whoever wrote finds out by asking again: [#accept] and [#interject] with the same key
/// answer `Replayed` if it was; [#append] with the same `seen` answers `Stale`; [#record] may be repeated at will; after
/// [#rest] the execution is either still held (and revived as a dead one) or asleep.
public interface Operations {

	/// Stores, in one transaction: the idempotency key, the operation, its claims, its first event, and that it is due
	/// now. Of any number of concurrent calls with one key exactly one is accepted; of those with a common claim too.
	/// Of a request that is [Acceptance.Held] nothing is left, not even its key. An operation that supersedes another takes
	/// its claims only with [#takeOver].
	Acceptance accept(Draft draft);

	/// What came of an earlier request under this key: `Replayed` or `KeyReused`; empty if there was none. What was asked
	/// for then is not asked again, whatever has been declared or forbidden since.
	Optional<Acceptance> accepted(IdempotencyKey key);

	/// The operation with its ledger and obligations, as of one moment.
	Optional<Operation> find(UUID id);

	/// Appends events if nothing was appended or recorded since `seen` was read: nobody acts upon what is no longer
	/// known to be so. New obligations with a due time are scheduled, closed ones are taken off the schedule, and claims
	/// are released when they are no longer held, in the same transaction. What it ends leaves the schedule with it, and is
	/// taken up again only when somebody decides.
	/// @param at the moment of the events
	/// @param events at least one
	/// @throws IllegalTransition if an event cannot happen; nothing is stored then
	Appending append(Operation seen, Instant at, List<Event> events);

	/// Like [#append], for an intent with promises. What they need and nobody may read is sealed in the same transaction,
	/// never becomes part of an event, and is destroyed when its obligation is closed.
	/// @param secrets by obligation
	/// @param card how to keep the promises by hand, kept in the same transaction; `null` if there is none
	/// @throws Unstorable if nothing can be sealed here, too
	Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
			@Nullable ManualCard card);

	/// What was sealed with an open obligation; empty if nothing was, or it cannot be opened here.
	Optional<Secret> secret(UUID obligation);

	/// Like [#append], from outside the operation's own execution: it becomes due now, on whichever replica, and a look
	/// that is under way is told. An operation that had nothing more to do, such as a failed one, is taken up again.
	/// @param key makes a decision happen once; `null` if not asked by a caller
	Appending interject(Operation seen, Instant at, List<Event> events, @Nullable IdempotencyKey key);

	/// Adds what somebody attests, in every phase. It is no next revision, and wakes nobody: however many tell something,
	/// no look is cut short and nobody who is about to act is refused.
	/// @throws IllegalArgumentException if there is no such operation
	Appending attest(UUID operation, Observation observation, IdempotencyKey key);

	/// Takes over what another operation changed and claimed, in one transaction: that one ends `SUPERSEDED`, its ledger
	/// lines, its obligations (without a due time) and its claims become this one's. If it holds nothing any more, only
	/// the claims are taken.
	/// @param from as it was read; nothing is taken over if either was appended to since
	/// @param events of the one that takes over; [Event.TookOver] among them
	/// @param card how to bring back by hand what is taken over; `null` if there is none
	Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events, @Nullable ManualCard card);

	/// What came of an earlier decision under this key: `Replayed` or `KeyReused`; empty if there was none.
	Optional<Appending> earlier(UUID operation, IdempotencyKey key);

	/// Records what was learned about a changing call, in every phase and whatever happened meanwhile: it is the next
	/// revision, so that whoever was about to act without knowing is refused. Does nothing if as much is known already
	/// ([Mutation.Fact#advances]). If another operation took the call over meanwhile, it is recorded there.
	/// @return the operation as it is then, not the one that took over
	/// @throws IllegalArgumentException if there is no such operation or mutation
	Operation record(UUID operation, UUID mutation, Mutation.Fact fact);

	/// Goes to sleep if nothing was appended or recorded since `seen` was read: `reschedule` runs in the transaction that
	/// holds the operation's row, so that a decision comes either before and is noticed, or after and wakes. It is the
	/// last thing done there and may commit that transaction. What ends an execution for good must go through here too,
	/// or a decision that comes meanwhile is lost.
	/// @param until when it will look again, to be shown; `null` if it has nothing more to do, and is taken off the schedule
	/// @return whether it slept; if not, `reschedule` was not run
	boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule);

	/// The operation that an obligation belongs to.
	Optional<UUID> owing(UUID obligation);

	/// What is to be accepted.
	///
	/// @param plan the playbook's plan, as JSON
	/// @param card how to bring back by hand what it changes; `null` if it changes nothing
	record Draft(UUID id, Order order, String plan, List<Outline> outline, Instant at, IdempotencyKey key,
			@Nullable ManualCard card) {

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

	/// What came of [Operations#takeOver].
	sealed interface Takeover {

		record Taken(Operation operation) implements Takeover {
		}

		/// Something was appended to one of them; read again.
		record Stale() implements Takeover {
		}

		/// Somebody else holds what is needed.
		record Held(List<Claim> by) implements Takeover {

			public Held {
				by = List.copyOf(by);
			}

		}

	}

	/// What came of appending.
	sealed interface Appending {

		record Appended(Operation operation) implements Appending {
		}

		/// Something was appended or recorded since; read again and decide anew.
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
