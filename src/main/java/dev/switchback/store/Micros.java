package dev.switchback.store;

import dev.switchback.operation.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Order;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Mutation;
import org.jspecify.annotations.Nullable;

/// The database keeps moments to the microsecond. They are cut to that before anything is derived from them, so that what
/// is read later equals what was answered at once. (Moments inside of evidence are kept as text and need no cutting.)
final class Micros {

	private Micros() {
	}

	static Instant of(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MICROS);
	}

	static Order of(Order order) {
		return new Order(order.kind(), order.version(), order.purpose(), order.subject(), order.request(),
				order.claims(), order.by(), order.reason(), order.changeReference(), order.incidentReference(),
				ofNullable(order.incidentStartedAt()), order.supersedes());
	}

	static Event of(Event event) {
		return switch (event) {
			case Event.Intended intended ->
				new Event.Intended(of(intended.mutation()), intended.promised().stream().map(Micros::of).toList());
			case Event.Asked(var question) -> new Event.Asked(of(question));
			case Event.Promised(var promised) -> new Event.Promised(of(promised));
			case Event.Recorded recorded -> new Event.Recorded(recorded.mutation(), of(recorded.fact()));
			case Event.Observed(var observation) -> new Event.Observed(of(observation));
			case Event.Unwatched(var since) -> new Event.Unwatched(of(since));
			case Event.Accepted _,Event.Began _,Event.Seen _,Event.Concluded _,Event.Recovered _,Event.Exposed _,Event.Sheltered _,Event.Revised _,Event.Closed _,Event.Lapsed _,Event.Decided _,Event.Resumed _,Event.TurnedBack _,Event.Proven _,Event.Hindered _,Event.Meanwhile _,Event.Stumbled _,Event.Noticed _,Event.Finished _,Event.Acknowledged _,Event.Escalated _,Event.Extended _,Event.Reminded _,Event.TookOver _,Event.Superseded _ ->
				event;
		};
	}

	private static Question of(Question question) {
		var unless = question.unless();
		return (unless == null) ? question : question.unless(new Question.Default(of(unless.at()), unless.decision()));
	}

	static Mutation.Fact of(Mutation.Fact fact) {
		return new Mutation.Fact(of(fact.at()), fact.state(), fact.handle(), fact.note(),
				ofNullable(fact.tryAgainAt()));
	}

	private static Observation of(Observation observation) {
		return new Observation(observation.id(), observation.by(), of(observation.at()), of(observation.observedAt()),
				observation.aspect(), observation.subject(), observation.verdict(), observation.statement());
	}

	static Preview of(Preview preview) {
		var result = preview.result();
		return new Preview(preview.id(), preview.kind(), preview.version(), preview.purpose(), preview.subject(),
				preview.request(), preview.plan(), preview.hash(), preview.targets(), preview.steps(),
				preview.expected(), preview.by(), of(preview.createdAt()), (result != null) ? of(result) : null);
	}

	static Preview.Result of(Preview.Result result) {
		return new Preview.Result(of(result.at()), result.allowed(), result.sentence(), result.rules(),
				result.readings(), result.expected());
	}

	private static Mutation of(Mutation mutation) {
		return new Mutation(mutation.id(), mutation.origin(), mutation.method(), mutation.target(), mutation.title(),
				mutation.etag(), of(mutation.intendedAt()), of(mutation.notAfter()), mutation.state(),
				ofNullable(mutation.concludedAt()), mutation.handle(), mutation.note(),
				ofNullable(mutation.tryAgainAt()));
	}

	private static Obligation of(Obligation obligation) {
		return new Obligation(obligation.id(), obligation.key(), obligation.kind(), obligation.subject(),
				obligation.title(), obligation.mutation(), of(obligation.openedAt()), ofNullable(obligation.due()),
				obligation.payload(), obligation.state(), ofNullable(obligation.closedAt()), obligation.note());
	}

	private static @Nullable Instant ofNullable(@Nullable Instant instant) {
		return (instant != null) ? of(instant) : null;
	}

}
