package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Sighting;

/// What follows when nobody has decided by the time that a question names, and when people are reminded until then: when half
/// of the time is over, and nine tenths.
final class Lapsing {

	private static final List<Integer> REMINDED_AT_PERCENT = List.of(50, 90);

	private final Consequences consequences;

	private final Supplier<UUID> ids;

	Lapsing(Consequences consequences, Supplier<UUID> ids) {
		this.consequences = consequences;
		this.ids = ids;
	}

	/// @param provided what was seen of what has to be so; empty if the playbook lets nothing follow by itself any more
	Move over(Operation operation, Phase.Parked parked, Question.Default unless, Optional<Sighting> provided) {
		return provided.map((seen) -> over(operation, parked, unless, seen))
			.orElseGet(() -> asked(parked, unless, "that is for people to decide by now"));
	}

	private Move over(Operation operation, Phase.Parked parked, Question.Default unless, Sighting provided) {
		return switch (provided) {
			case Sighting.Met met -> lapsed(operation, unless, met);
			case Sighting.Blind blind -> untold(operation, blind, blind.lookAgainIn());
			case Sighting.Unsettled unsettled -> untold(operation, unsettled, unsettled.lookAgainIn());
			case Sighting.Converging seen -> asked(parked, unless, seen.sentence());
			case Sighting.Unmet seen -> asked(parked, unless, seen.sentence());
			case Sighting.Refused seen -> asked(parked, unless, seen.sentence());
		};
	}

	private Move lapsed(Operation operation, Question.Default unless, Sighting.Met met) {
		var events = new ArrayList<Event>();
		events.add(new Event.Lapsed(unless.decision(), met.sentence(), met.evidence()));
		events.addAll(this.consequences.lapsed(operation, unless));
		return new Move(events, new Move.Then.Again());
	}

	/// Not to see is no reason to go on, and none to give up; nor is what settles nothing.
	private static Move untold(Operation operation, Sighting seen, Duration again) {
		return seen.sentence().equals(operation.lastRun().sentence()) ? Move.rest(again)
				: Move.rest(again, new Event.Seen(Phase.Seeing.of(seen), seen.sentence(), seen.evidence()));
	}

	private Move asked(Phase.Parked parked, Question.Default unless, String why) {
		var question = parked.question();
		return Move.on(new Event.Asked(new Question(this.ids.get(),
				"%s %s does not follow by itself: %s.".formatted(question.text(), unless.decision(), why),
				question.offers(), question.answerer(), question.acknowledge(), null, null)));
	}

	/// When people are reminded next; when the time is over, if they were reminded often enough.
	static Instant reminder(Phase.Parked parked, Question.Default unless) {
		var whole = Duration.between(parked.since(), unless.at());
		var last = (parked.reminded() != null) ? parked.reminded() : parked.since();
		return REMINDED_AT_PERCENT.stream()
			.map((percent) -> parked.since().plus(whole.multipliedBy(percent).dividedBy(100)))
			.filter((moment) -> moment.isAfter(last))
			.findFirst()
			.orElse(unless.at());
	}

}
