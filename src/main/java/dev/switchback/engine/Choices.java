package dev.switchback.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// The one table of what may be decided when, and what follows. The API shows it; a test proves it.
public final class Choices {

	private final Registry registry;

	Choices(Registry registry) {
		this.registry = registry;
	}

	/// What may be decided now, the likeliest first. Needs nothing of the playbook's
	/// code.
	public List<Choice> of(Operation operation) {
		return switch (operation.phase()) {
			case Phase.Forward _ -> forward(operation).stream().map((it) -> choice(operation, it, false)).toList();
			case Phase.Parked parked -> parked(operation, parked.question());
			case Phase.Restoring _ ->
				List.of(choice(operation, Decision.RETRY, false), choice(operation, Decision.RESTORE, false));
			case Phase.Ended ended when ended.holdsClaims() -> failed(operation);
			case Phase.Ended _ -> List.of();
		};
	}

	private static List<Decision> forward(Operation operation) {
		var decisions = new ArrayList<Decision>();
		if (operation.lastRun().kind() == Step.Kind.ASK) {
			decisions.add(Decision.PROCEED);
		}
		decisions.addAll(always(operation));
		return decisions;
	}

	/// What needs no question: stopping, and turning back.
	private static List<Decision> always(Operation operation) {
		if (!operation.touched()) {
			return List.of(Decision.CANCEL, Decision.RESTORE);
		}
		if (operation.pastReturn()) {
			return List.of();
		}
		return (operation.order().purpose() != Purpose.EMERGENCY) ? List.of(Decision.RESTORE, Decision.CANCEL)
				: List.of(Decision.RESTORE);
	}

	private List<Choice> parked(Operation operation, Question question) {
		var decisions = new LinkedHashSet<>(question.offers());
		decisions.addAll(always(operation));
		return decisions.stream()
			.map((decision) -> choice(operation, decision,
					question.offers().contains(decision) && !always(operation).contains(decision)))
			.toList();
	}

	private List<Choice> failed(Operation operation) {
		var acknowledge = choice(operation, Decision.ACKNOWLEDGE, false);
		return operation.obligations().isEmpty() ? List.of(acknowledge)
				: List.of(choice(operation, Decision.RESTORE, false), acknowledge);
	}

	private static Choice choice(Operation operation, Decision decision, boolean answers) {
		return switch (decision) {
			case PROCEED -> new Choice(decision, "Proceed", "Ends the hold now and goes on to the next step.", answers);
			case RESTORE -> new Choice(decision, "Restore", restore(operation), answers);
			case CANCEL -> new Choice(decision, "Cancel", operation.touched()
					? "The same as RESTORE: turns back now and proves it." : "Ends the operation. Nothing was changed.",
					answers);
			case RETRY -> new Choice(decision, "Retry", "Looks again and goes on from what is seen then.", answers);
			case ACKNOWLEDGE -> new Choice(decision, "Acknowledge",
					"Takes note of the failure and releases what the operation claims. Changes nothing in Azure.",
					answers);
		};
	}

	private static String restore(Operation operation) {
		if (operation.phase() instanceof Phase.Restoring) {
			return "It is turning back already; looks again now.";
		}
		return operation.touched()
				? "Turns back now: brings back what was changed and proves that everything is as it was."
				: "Ends the operation. Nothing was changed, so nothing has to be brought back.";
	}

	/// What follows from a decision that is allowed.
	///
	/// @param decided the decision itself
	List<Event> follow(Operation operation, Event.Decided decided) {
		var events = new ArrayList<Event>(List.of(decided));
		var by = "%s decided %s".formatted(decided.by().subject(), decided.decision());
		events.addAll(switch (decided.decision()) {
			case CANCEL, RESTORE -> back(operation, by);
			case PROCEED -> proceed(operation, by);
			case RETRY -> List.of(new Event.Resumed());
			case ACKNOWLEDGE -> List.of(new Event.Acknowledged());
		});
		return events;
	}

	private static List<Event> back(Operation operation, String by) {
		if (operation.phase() instanceof Phase.Restoring) {
			return List.of(new Event.Resumed());
		}
		return List.of(operation.touched() ? new Event.TurnedBack(by)
				: new Event.Finished(Ending.CANCELED, by + ". Nothing was changed."));
	}

	private List<Event> proceed(Operation operation, String by) {
		var script = this.registry.script(operation);
		var run = operation.lastRun();
		var concluded = new Event.Concluded(Verdict.PASS, by, run.evidence());
		return switch (script.step(run.key()).route(Decision.PROCEED)) {
			case Route.Next _ -> onwards(operation, concluded, script.next(run.key()));
			case Route.Back(var key) -> onwards(operation, concluded, key);
			case Route.End _ -> onwards(operation, concluded, null);
		};
	}

	private static List<Event> onwards(Operation operation, Event.Concluded concluded, @Nullable String next) {
		return List.of(concluded,
				(next != null) ? new Event.Began(next, operation.visits(next) + 1) : Decider.SUCCEEDED);
	}

}
