package dev.switchback.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;

/// What is done about trouble, by kind and purpose.
///
/// | | drill, maintenance | emergency |
/// |---|---|---|
/// | nothing sent yet | ends: by rules `REJECTED`, else `FAILED` | the same |
/// | after a changing call | turn back | ask |
/// | what must stay true until there is proof of it was lost | turn back | turn back |
/// | everything is brought back, but not as it was | ask | ask |
/// | past the point of no return | ask | ask |
final class Trouble {

	private final Supplier<UUID> ids;

	Trouble(Supplier<UUID> ids) {
		this.ids = ids;
	}

	/// A gating step could not be brought to pass.
	Move of(Situation situation, Event.Concluded concluded) {
		var operation = situation.operation();
		if (!operation.touched() && !operation.pastReturn()) {
			return untouched(operation, concluded);
		}
		if (asks(situation)) {
			return saying(situation, concluded, ask(situation, concluded.sentence()));
		}
		return Move.on(concluded,
				new Event.TurnedBack("%s – %s".formatted(situation.step().title(), concluded.sentence())));
	}

	/// Who is asked about rules sees their verdicts, and may answer for them.
	private static Move saying(Situation situation, Event.Concluded concluded, Move asked) {
		if (concluded.evidence().violations(situation.operation().purpose()).isEmpty()) {
			return asked;
		}
		var events = new ArrayList<Event>();
		events.add(new Event.Seen(Phase.Seeing.REFUSED, concluded.sentence(), concluded.evidence()));
		events.addAll(asked.events());
		return new Move(events, asked.then());
	}

	private Move untouched(Operation operation, Event.Concluded concluded) {
		var violations = concluded.evidence().violations(operation.purpose());
		var ending = violations.isEmpty() ? Ending.FAILED : Ending.REJECTED;
		return Move.on(concluded, new Event.Finished(ending,
				"Nothing was changed: %s.%s".formatted(concluded.sentence(), answerable(operation, violations))));
	}

	/// Who is in a hurry has to know that repairing is not the only way.
	private static String answerable(Operation operation, List<RuleVerdict> violations) {
		if (operation.purpose() != Purpose.EMERGENCY || violations.isEmpty()
				|| !violations.stream().allMatch((rule) -> rule.force().overridable(Purpose.EMERGENCY))) {
			return "";
		}
		return " If that has to be risked, a named person may ask again with overrides for: %s."
			.formatted(named(violations));
	}

	/// As overrides name them.
	static String named(List<RuleVerdict> rules) {
		return rules.stream()
			.map((rule) -> "%s of %s".formatted(rule.rule(), rule.subject()))
			.collect(Collectors.joining(", "));
	}

	/// Something was lost that had to stay true.
	Move turnBack(Situation situation, String cause) {
		if (!situation.operation().touched()) {
			return Move.on(new Event.Finished(Ending.FAILED, "Nothing was changed: %s.".formatted(cause)));
		}
		return noWayBack(situation) ? lost(situation, cause) : Move.on(new Event.TurnedBack(cause));
	}

	/// A person has to say how it goes on.
	Move ask(Situation situation, String cause) {
		return Move.on(new Event.Asked(new Question(this.ids.get(), text(situation, cause), offers(situation))));
	}

	/// Only a person can say what became of a call, and that before anything else is done, whatever is seen.
	Move undecidable(Situation situation, Mutation mutation) {
		return Move.on(new Event.Asked(new Question(this.ids.get(),
				"Trouble with “%s”: %s. Seen now: %s. %s What now?".formatted(situation.step().title(),
						Doubtful.sentence(mutation), Sentences.part(situation.sighting().sentence()), Doubtful.MEANING),
				Doubtful.OFFERS)));
	}

	/// Something was lost that had to stay true, and a person has to say how it goes on. Nobody may accept that: in a hold it
	/// is what all rests on, and elsewhere the step's own matter would be accepted, which nobody was asked about.
	Move lost(Situation situation, String cause) {
		return lost(situation, cause,
				offers(situation).stream().filter((offer) -> offer != Decision.ACCEPT_AS_IS).toList());
	}

	/// The same of what a person may accept at any time.
	Move lostAcceptably(Situation situation, String cause) {
		return lost(situation, cause, offers(situation));
	}

	private Move lost(Situation situation, String cause, List<Decision> offers) {
		return Move
			.on(new Event.Asked(Question.lost(this.ids.get(), text(situation, cause), offers, situation.lost())));
	}

	private static String text(Situation situation, String cause) {
		return "Trouble with “%s”: %s. What now?".formatted(situation.step().title(), Sentences.part(cause));
	}

	private static List<Decision> offers(Situation situation) {
		var owes = !situation.operation().owed().isEmpty() && !situation.operation().pastReturn();
		var offers = new ArrayList<Decision>();
		if (owes) {
			offers.add(Decision.RESTORE);
		}
		offers.add(Decision.RETRY);
		if (situation.step().passable()) {
			offers.add(Decision.PROCEED);
		}
		for (var chosen : List.of(Decision.CHANGE_RECOVERY_POINT, Decision.ACCEPT_AS_IS, Decision.DONE_OUTSIDE)) {
			if (situation.step().routes().containsKey(chosen) && !passes(situation, chosen)) {
				offers.add(chosen);
			}
		}
		if (situation.step().routes().containsKey(Decision.FINISH) && endable(situation)) {
			offers.add(Decision.FINISH);
		}
		if (situation.operation().leavable()) {
			offers.add(Decision.LEAVE_DRAINED);
		}
		if (!situation.operation().touched()) {
			offers.add(Decision.CANCEL);
		}
		return offers;
	}

	/// Past the call after which nothing turns back, what cannot go on may be left as it is; but not while Azure is at work on it
	/// for us. What was not called for yet is cancelled instead.
	private static boolean endable(Situation situation) {
		return situation.operation().touched() && situation.operation().pastReturn() && !atWork(situation);
	}

	/// Whether it would go on past a job of ours that is at work, of which later steps know nothing.
	private static boolean passes(Situation situation, Decision decision) {
		return decision == Decision.ACCEPT_AS_IS && situation.step().kind() == Step.Kind.FINISH && atWork(situation);
	}

	/// Who cannot see what Azure took takes it to be under way for as long as it may last.
	private static boolean atWork(Situation situation) {
		var taken = situation.operation()
			.mutationsOfStep(situation.step().key())
			.stream()
			.filter((call) -> call.state() == Mutation.State.CONFIRMED);
		return switch (situation.sighting()) {
			case Sighting.Met _,Sighting.Refused _ -> false;
			case Sighting.Unmet seen when !seen.untraced() -> false;
			case Sighting.Converging _ -> taken.findAny().isPresent();
			case Sighting.Unmet _,Sighting.Blind _,Sighting.Unsettled _ ->
				taken.anyMatch((call) -> call.intendedAt().plus(situation.step().within()).isAfter(situation.now()));
		};
	}

	/// What a playbook asks.
	Question question(Act.Hold.UntilDecision hold, Instant now) {
		var lapse = hold.lapse();
		return new Question(this.ids.get(), hold.question(), hold.offers(),
				(hold.answerer() != Answerer.ANYBODY) ? hold.answerer() : null, hold.acknowledge(),
				(lapse != null) ? new Question.Default(now.plus(lapse.after()), lapse.decision()) : null, null);
	}

	private static boolean asks(Situation situation) {
		return noWayBack(situation) || nothingLeft(situation) || situation.operation().purpose() == Purpose.EMERGENCY;
	}

	private static boolean noWayBack(Situation situation) {
		return situation.operation().pastReturn() || situation.trouble() == Playbook.Trouble.ASK;
	}

	/// Everything was brought back, so turning back would change nothing; but a person may take it as it is.
	private static boolean nothingLeft(Situation situation) {
		return situation.operation().owed().isEmpty() && situation.step().routes().containsKey(Decision.ACCEPT_AS_IS);
	}

}
