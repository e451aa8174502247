package dev.switchback.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One append-only line of an operation's history. [Sentences] makes it readable.
public sealed interface Event {

	/// The operation was accepted and its targets claimed.
	///
	/// @param incidentStartedAt since when things were broken, as the caller says; `null` if that was not said
	record Accepted(Requester by, String reason, @Nullable Instant incidentStartedAt) implements Event {
	}

	/// A visit to a step began.
	record Began(String key, int visit) implements Event {
	}

	/// Something else was seen than before.
	///
	/// @param obligation which is being kept by that; `null` if it is about none alone
	record Seen(Phase.Seeing seeing, String sentence, Evidence evidence, @Nullable UUID obligation) implements Event {

		/// What was seen of a step.
		public Seen(Phase.Seeing seeing, String sentence, Evidence evidence) {
			this(seeing, sentence, evidence, null);
		}

	}

	/// A visit to a step ended with a verdict.
	record Concluded(Verdict verdict, String sentence, Evidence evidence) implements Event {
	}

	/// What was brought to its other place is seen to run there: what was lost, and how long it took.
	record Recovered(Recovery recovery) implements Event {
	}

	/// What it is about has no replica from now on, or had none already.
	record Exposed(Unprotected unprotected) implements Event {
	}

	/// What it is about has a replica again.
	///
	/// @param unprotected that it had none, and since when
	/// @param lasted for how long
	record Sheltered(Unprotected unprotected, Duration lasted) implements Event {
	}

	/// What a look found out became part of the plan.
	///
	/// @param plan the whole plan, as JSON
	/// @param sentence what became part of it, without a full stop; `null` in histories of before that was said
	record Revised(String plan, List<Outline> outline, @Nullable String sentence) implements Event {

		public Revised {
			outline = List.copyOf(outline);
		}

	}

	/// A changing call is about to be made.
	///
	/// @param promised what must be undone, from now on
	record Intended(Mutation mutation, List<Obligation> promised) implements Event {

		public Intended {
			promised = List.copyOf(promised);
		}

	}

	/// Something was learned about a changing call.
	record Recorded(UUID mutation, Mutation.Fact fact) implements Event {
	}

	/// Something must be brought back or watched from now on that no call of ours has brought about.
	record Promised(Obligation promised) implements Event {
	}

	/// An obligation was closed.
	record Closed(UUID obligation, Obligation.State how, String sentence) implements Event {
	}

	/// Somebody made an emergency of it: nothing is due by itself any more.
	record Escalated(Requester by) implements Event {
	}

	/// The present hold and everything that is due last longer.
	record Extended(Duration by) implements Event {
	}

	/// Still nobody has answered.
	///
	/// @param since when the question was asked
	/// @param unprotected for how long what it is about has had no replica by now; `null` if it has one
	record Reminded(Instant since, @Nullable Duration unprotected) implements Event {

		/// About what has a replica, or never had one.
		public Reminded(Instant since) {
			this(since, null);
		}

	}

	/// What another operation had changed is this one's to bring back, in its own time.
	///
	/// @param code of the other one
	record TookOver(UUID from, String code, List<Mutation> mutations, List<Obligation> obligations) implements Event {

		public TookOver {
			mutations = List.copyOf(mutations);
			obligations = List.copyOf(obligations);
		}

	}

	/// An emergency took over what this one had changed and claimed.
	///
	/// @param code of the emergency
	record Superseded(UUID by, String code) implements Event {
	}

	/// It is not known that anybody looked: that time counts neither as patience, nor as time in which something held.
	///
	/// @param since when somebody should have looked
	record Unwatched(Instant since) implements Event {
	}

	/// Somebody is asked.
	record Asked(Question question) implements Event {
	}

	/// Somebody decided. What follows from it are events of their own.
	///
	/// @param overrides the rules that they answer for
	record Decided(Decision decision, @Nullable UUID question, Requester by, @Nullable String comment,
			List<RuleOverride> overrides) implements Event {

		public Decided {
			overrides = List.copyOf(Objects.requireNonNullElse(overrides, List.of()));
		}

		/// A decision that answers for nothing.
		public Decided(Decision decision, @Nullable UUID question, Requester by, @Nullable String comment) {
			this(decision, question, by, comment, List.of());
		}

	}

	/// Nobody has decided in time, so what was to follow then does.
	///
	/// @param sentence what was seen of what had to be so
	record Lapsed(Decision decision, String sentence, Evidence evidence) implements Event {
	}

	/// Goes on where it was parked, with a new look.
	record Resumed() implements Event {
	}

	/// Turned back.
	///
	/// @param cause why, as a sentence without a full stop
	record TurnedBack(String cause) implements Event {

		/// Because something should have been brought back by now.
		public static TurnedBack overdue(Obligation owed) {
			return new TurnedBack("the deadline %s has come: %s".formatted(owed.due(), owed.title()));
		}

	}

	/// What an obligation was about is proven to be as it was.
	record Proven(UUID obligation, String sentence, Evidence evidence) implements Event {
	}

	/// Something stands in the way of restoring.
	///
	/// @param sentence what; `null` once it no longer does
	/// @param obligation which cannot be kept because of it; `null` if it is about none alone
	record Hindered(@Nullable String sentence, @Nullable UUID obligation) implements Event {

		/// What stands in the way of all that is to be brought back.
		public Hindered(@Nullable String sentence) {
			this(sentence, null);
		}

	}

	/// While somebody is asked, how that is which they would otherwise have to look up themselves.
	///
	/// @param sentence without a full stop; `null` once it is again as the question says
	record Meanwhile(@Nullable String sentence) implements Event {
	}

	/// A bug of ours got in the way.
	///
	/// @param times how often in a row
	/// @param reference under which the log has the details
	record Stumbled(int times, String reference) implements Event {
	}

	/// Somebody told what they saw where Azure lets nobody look.
	record Observed(Observation observation) implements Event {
	}

	/// Something noteworthy was seen that changes nothing by itself, such as a write that
	/// was not ours.
	record Noticed(String sentence, Evidence evidence) implements Event {
	}

	/// The operation is over.
	///
	/// @param note what people should know, as a whole sentence
	record Finished(Ending ending, String note) implements Event {
	}

	/// Somebody took note of a failure; nothing is claimed any more.
	record Acknowledged() implements Event {
	}

}
