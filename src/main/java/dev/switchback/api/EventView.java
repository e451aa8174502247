package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Recovery;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One line of history: when, what kind, how it reads, and what programs may want to know of it.
///
/// @param seq counts from 1 without gaps, within the operation
/// @param type the kind of event, such as `BEGAN`
/// @param data what the kind has; only what is there is shown
record EventView(long seq, Instant at, String type, String sentence, Data data) {

	/// What an event may carry besides its sentence.
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Data(@Nullable String step, @Nullable Integer visit, Phase.@Nullable Seeing seeing,
			@Nullable Verdict verdict, @Nullable Evidence evidence, @Nullable UUID mutation,
			Mutation.@Nullable State mutationState, @Nullable UUID obligation,
			Obligation.@Nullable State obligationState, @Nullable UUID question, @Nullable Decision decision,
			@Nullable String by, @Nullable String onBehalfOf, @Nullable Ending ending, @Nullable String reference,
			@Nullable UUID operation, @Nullable Recovery recovery, @Nullable Unprotected unprotected) {
	}

	static EventView of(Journal.Entry entry) {
		var event = entry.event();
		return new EventView(entry.seq(), entry.at(), EventTypes.of(event), entry.sentence(), data(event));
	}

	private static Data data(Event event) {
		var data = new EventData();
		switch (event) {
			case Event.Accepted accepted -> data.by(accepted.by());
			case Event.Began(var key, var visit) -> data.step(key, visit);
			case Event.Seen(var seeing, _, var evidence, var obligation) -> data.seen(seeing, evidence, obligation);
			case Event.Hindered(_, var obligation) -> data.hindered(obligation);
			case Event.Concluded(var verdict, _, var evidence) -> data.concluded(verdict, evidence);
			case Event.Recovered(var recovery) -> data.recovery = recovery;
			case Event.Exposed(var unprotected) -> data.unprotected = unprotected;
			case Event.Sheltered(var unprotected, _) -> data.unprotected = unprotected;
			case Event.Intended(var mutation, _) -> data.mutation(mutation.id(), mutation.state());
			case Event.Promised(var promised) -> data.obligation(promised.id(), promised.state());
			case Event.Recorded(var mutation, var fact) -> data.mutation(mutation, fact.state());
			case Event.Closed(var obligation, var how, _) -> data.obligation(obligation, how);
			case Event.Asked(var question) -> data.question = question.id();
			case Event.Decided(var decision, var question, var by, _, _) -> data.decided(decision, question, by);
			case Event.Lapsed(var decision, _, var evidence) -> data.lapsed(decision, evidence);
			case Event.Proven(var obligation, _, var evidence) -> data.proven(obligation, evidence);
			case Event.Stumbled(_, var reference) -> data.reference = reference;
			case Event.Noticed(_, var evidence) -> data.evidence = evidence;
			case Event.Finished(var ending, _) -> data.ending = ending;
			case Event.Observed(var observation) -> data.observed(observation.verdict(), observation.by());
			case Event.Escalated(var by) -> data.by(by);
			case Event.TookOver taken -> data.operation = taken.from();
			case Event.Superseded superseded -> data.operation = superseded.by();
			case Event.Extended _,Event.Reminded _,Event.Unwatched _,Event.Revised _,Event.Resumed _,Event.TurnedBack _,Event.Meanwhile _,Event.Acknowledged _ ->
				{
				}
		}
		return data.done();
	}

}
