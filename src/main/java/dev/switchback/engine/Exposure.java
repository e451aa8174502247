package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.ManualCard.Kind;
import dev.switchback.playbook.ManualCard.Section;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Protection;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// Since when and for how long what an operation is about has no replica.
///
/// By a call of ours that is since its intent: what was written after that is in no recovery point. By what somebody else did,
/// or the operation that this one took over from, which may have been the other way, it is since when Azure says it was, else
/// since it was seen, and perhaps longer.
final class Exposure {

	private Exposure() {
	}

	/// What a step that passed means for that.
	static List<Event> events(Situation situation) {
		var known = situation.operation().lastRun().unprotected();
		return switch (situation.protection()) {
			case Protection.Lost lost when known == null -> List.of(new Event.Exposed(since(situation, lost)));
			case Protection.Regained _ when known != null ->
				List.of(new Event.Sheltered(known, Duration.between(known.since(), situation.now())));
			case Protection.Lost _,Protection.Regained _ -> List.of();
			case null -> List.of();
		};
	}

	private static Unprotected since(Situation situation, Protection.Lost lost) {
		return since(situation.operation(), situation.step().key(), lost, situation.now());
	}

	/// @param seen when it was seen to be so
	private static Unprotected since(Operation operation, String step, Protection.Lost lost, Instant seen) {
		return operation.mutationsOfStep(step)
			.reversed()
			.stream()
			.filter((mutation) -> mutation.state() == Mutation.State.CONFIRMED && operation.sentInVisit(mutation))
			.findFirst()
			.map((ours) -> new Unprotected(ours.intendedAt(), false))
			.orElseGet(
					() -> (lost.since() != null) ? new Unprotected(lost.since(), false) : new Unprotected(seen, true));
	}

	/// Whether a step passed before it was said what that means for it.
	static boolean perhapsUnsaid(Operation operation) {
		return operation.lastRun().unprotected() == null && operation.runs()
			.stream()
			.anyMatch((run) -> run.kind() == Step.Kind.FINISH && run.verdict() == Verdict.PASS);
	}

	/// What that means, unless it is over by now; empty if it means nothing.
	static Optional<Event> unsaid(Operation operation, List<Step> steps) {
		Event unsaid = null;
		for (var run : operation.runs()) {
			var ended = run.finishedAt();
			var step = steps.stream().filter((one) -> one.key().equals(run.key())).findFirst();
			if (ended != null && run.verdict() == Verdict.PASS && step.isPresent()) {
				unsaid = switch (step.get().protection()) {
					case Protection.Lost lost -> new Event.Exposed(since(operation, run.key(), lost, ended));
					case Protection.Regained _ -> null;
					case null -> unsaid;
				};
			}
		}
		return Optional.ofNullable(unsaid);
	}

	/// For how long by now; `null` if it has a replica, or never had one.
	static @Nullable Duration lasting(Operation operation, Instant now) {
		var unprotected = operation.lastRun().unprotected();
		return (unprotected != null) ? Duration.between(unprotected.since(), now) : null;
	}

	/// Whether people hold another card from now on: one that says so, or does not any more.
	static boolean changes(Move move) {
		return move.events()
			.stream()
			.anyMatch((event) -> event instanceof Event.Exposed || event instanceof Event.Sheltered);
	}

	/// The same move, with the card as it reads from now on.
	///
	/// @param card as the plan has it; `null` if there is none
	static Move carded(Operation operation, Move move, @Nullable ManualCard card) {
		var said = move.events()
			.stream()
			.filter(Event.Exposed.class::isInstance)
			.map((event) -> ((Event.Exposed) event).unprotected().sentence(operation.order().subject()))
			.toList();
		return (card == null || said.isEmpty()) ? new Move(move.events(), move.then(), card) : new Move(move.events(),
				move.then(), card.beginning(new Section("Until it is protected again", Kind.CAUTION, said)));
	}

}
