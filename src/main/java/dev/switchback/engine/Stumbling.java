package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done about bugs of ours: logged once each, tried again later, and after some in a row somebody is asked. A
/// restore is never given up: it shows what stands in its way, and its obligation shows as overdue.
final class Stumbling {

	private static final Logger log = LoggerFactory.getLogger(Stumbling.class);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final String BUG = "a bug of ours keeps this from going on";

	private final EngineSettings settings;

	private final Supplier<UUID> ids;

	Stumbling(EngineSettings settings, Supplier<UUID> ids) {
		this.settings = settings;
		this.ids = ids;
	}

	Move over(Operation operation, RuntimeException bug) {
		var times = operation.stumbles() + 1;
		var reference = log(operation, bug);
		var events = new ArrayList<Event>(List.of(new Event.Stumbled(times, reference)));
		if (times >= this.settings.stumbleLimit()) {
			switch (operation.phase()) {
				case Phase.Forward _ -> events.add(new Event.Asked(question(operation, reference)));
				case Phase.Restoring restoring when told(restoring) -> events.clear();
				case Phase.Restoring _ -> events.add(new Event.Hindered(words(reference)));
				case Phase.Parked _,Phase.Ended _ -> {
				}
			}
		}
		return new Move(events, new Move.Then.Rest(backoff(operation, times)));
	}

	/// That a bug of ours keeps one obligation from being kept while others rest; empty if that was told already, or if nobody
	/// is told any more.
	static Optional<Event.Hindered> hindering(Operation operation, UUID obligation, RuntimeException bug) {
		var known = operation.keeping(obligation).hindrance();
		if (known != null && known.startsWith(BUG)) {
			return Optional.empty();
		}
		var reference = log(operation, bug);
		return (operation.phase() instanceof Phase.Restoring)
				? Optional.of(new Event.Hindered(words(reference), obligation)) : Optional.empty();
	}

	private static String words(String reference) {
		return "%s (see the log under %s)".formatted(BUG, reference);
	}

	/// @return under which the log has it
	static String log(Operation operation, RuntimeException bug) {
		var reference = operation.code() + "/" + operation.revision();
		log.error("A bug got in the way of {} ({}), after {} in a row", operation.code(), reference,
				operation.stumbles(), bug);
		return reference;
	}

	/// A restore is tried on for as long as it takes; its history says once why it takes so long.
	private static boolean told(Phase.Restoring restoring) {
		return restoring.hindrance() != null && restoring.hindrance().startsWith(BUG);
	}

	/// Twice as long each time. A restore is tried more often: something is down.
	private Duration backoff(Operation operation, int times) {
		var longest = (operation.phase() instanceof Phase.Restoring) ? this.settings.hindranceInterval() : LONGEST;
		var doubled = this.settings.stumbleInterval().multipliedBy(1L << Math.min(times - 1, 10));
		return (doubled.compareTo(longest) < 0) ? doubled : longest;
	}

	private Question question(Operation operation, String reference) {
		var offers = (operation.owed().isEmpty() || operation.pastReturn()) ? List.of(Decision.RETRY)
				: List.of(Decision.RESTORE, Decision.RETRY);
		return new Question(this.ids.get(),
				"A bug of ours keeps this from going on (see the log under %s). What now?".formatted(reference),
				offers);
	}

}
