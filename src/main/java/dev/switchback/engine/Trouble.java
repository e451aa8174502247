package dev.switchback.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;

/// What is done about trouble, by kind and purpose.
///
/// | | drill, maintenance | emergency |
/// |---|---|---|
/// | nothing sent yet | ends: by rules `REJECTED`, else `FAILED` | the same |
/// | after a changing call | turn back | ask |
/// | past the point of no return | ask | ask |
final class Trouble {

	private final Supplier<UUID> ids;

	Trouble(Supplier<UUID> ids) {
		this.ids = ids;
	}

	/// A gating step could not be brought to pass.
	Move of(Situation situation, Event.Concluded concluded) {
		var operation = situation.operation();
		if (!operation.touched()) {
			return untouched(operation, concluded);
		}
		var cause = "%s – %s".formatted(situation.step().title(), concluded.sentence());
		if (asks(situation)) {
			return ask(situation, cause);
		}
		return Move.on(concluded, new Event.TurnedBack(cause));
	}

	private Move untouched(Operation operation, Event.Concluded concluded) {
		var ruled = !concluded.evidence().violations(operation.order().purpose()).isEmpty();
		var ending = ruled ? Ending.REJECTED : Ending.FAILED;
		return Move.on(concluded,
				new Event.Finished(ending, "Nothing was changed: %s.".formatted(concluded.sentence())));
	}

	/// Something was lost that had to stay true.
	Move turnBack(Situation situation, String cause) {
		if (!situation.operation().touched()) {
			return Move.on(new Event.Finished(Ending.FAILED, "Nothing was changed: %s.".formatted(cause)));
		}
		return asks(situation) ? ask(situation, cause) : Move.on(new Event.TurnedBack(cause));
	}

	/// A person has to say how it goes on.
	Move ask(Situation situation, String cause) {
		var text = "Trouble with “%s”: %s. What now?".formatted(situation.step().title(), cause);
		var offers = new ArrayList<Decision>();
		if (!situation.operation().owed().isEmpty()) {
			offers.add(Decision.RESTORE);
		}
		offers.add(Decision.RETRY);
		if (!situation.operation().touched()) {
			offers.add(Decision.CANCEL);
		}
		return Move.on(new Event.Asked(question(text, offers)));
	}

	Question question(String text, List<Decision> offers) {
		return new Question(this.ids.get(), text, offers);
	}

	private static boolean asks(Situation situation) {
		return situation.operation().pastReturn() || situation.operation().order().purpose() == Purpose.EMERGENCY
				|| situation.trouble() == Playbook.Trouble.ASK;
	}

}
