package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done about bugs of ours: logged once each, tried again later, and after some in a row somebody is asked. A
/// restore is never given up: it shows what stands in its way, and its obligation shows as overdue.
final class Stumbling {

	private static final Logger log = LoggerFactory.getLogger(Stumbling.class);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final String BUG = "a bug of ours keeps this from going on";

	private static final int REMEMBERED = 1000;

	private final EngineSettings settings;

	private final Supplier<UUID> ids;

	/// What was logged last, by what it got in the way of; what was in no way for longest is forgotten, and logged anew.
	private final Map<UUID, String> logged = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
			return size() > REMEMBERED;
		}
	});

	Stumbling(EngineSettings settings, Supplier<UUID> ids) {
		this.settings = settings;
		this.ids = ids;
	}

	Move over(Operation operation, RuntimeException bug) {
		var times = operation.stumbles() + 1;
		var backoff = new Move.Then.Rest(backoff(operation, times));
		var limit = times >= this.settings.stumbleLimit();
		if (limit && operation.phase() instanceof Phase.Restoring restoring && told(restoring.hindrance())) {
			again(operation, operation.id(), bug);
			return new Move(List.of(), backoff);
		}
		var reference = log(operation, bug);
		var events = new ArrayList<Event>(List.of(new Event.Stumbled(times, reference)));
		if (limit) {
			switch (operation.phase()) {
				case Phase.Forward _ -> events.add(new Event.Asked(question(operation, reference)));
				case Phase.Restoring _ -> events.add(new Event.Hindered(words(reference)));
				case Phase.Parked _,Phase.Ended _ -> {
				}
			}
		}
		return new Move(events, backoff);
	}

	/// That a bug of ours gets in the way while others rest; empty if that was told already, or if nobody is told any more.
	///
	/// @param obligation which it keeps from being kept; `null` if it is about none alone
	Optional<Event.Hindered> hindering(Operation operation, @Nullable UUID obligation, RuntimeException bug) {
		var reference = again(operation, (obligation != null) ? obligation : operation.id(), bug);
		if (!(operation.phase() instanceof Phase.Restoring restoring)) {
			return Optional.empty();
		}
		var known = (obligation != null) ? restoring.keeping(obligation).hindrance() : restoring.hindrance();
		return told(known) ? Optional.empty() : Optional.of(new Event.Hindered(words(reference), obligation));
	}

	/// Logs a bug that may have got in the way of the same before, unless it is the one that was logged last.
	///
	/// @param what it got in the way of
	/// @return under which the log has it
	String again(Operation operation, UUID what, RuntimeException bug) {
		var kind = kind(bug);
		return kind.equals(this.logged.put(what, kind)) ? reference(operation) : log(operation, bug);
	}

	/// As bugs are told apart: what was thrown, and where.
	private static String kind(RuntimeException bug) {
		var thrown = (bug.getCause() != null) ? bug.getCause() : bug;
		var frames = thrown.getStackTrace();
		return "%s at %s".formatted(thrown, (frames.length > 0) ? frames[0] : "an unknown place");
	}

	private static String words(String reference) {
		return "%s (see the log under %s)".formatted(BUG, reference);
	}

	private static String reference(Operation operation) {
		return operation.code() + "/" + operation.revision();
	}

	private static String log(Operation operation, RuntimeException bug) {
		var reference = reference(operation);
		log.error("A bug got in the way of {} ({}), after {} in a row", operation.code(), reference,
				operation.stumbles(), bug);
		return reference;
	}

	/// A restore is tried on for as long as it takes; its history says once why it takes so long.
	private static boolean told(@Nullable String hindrance) {
		return hindrance != null && hindrance.startsWith(BUG);
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
