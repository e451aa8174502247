package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Question;
import dev.switchback.operation.Sentences;
import dev.switchback.playbook.AcceptedAsIs;
import dev.switchback.playbook.ChoseFencing;
import dev.switchback.playbook.ChoseRecoveryPoint;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.DoneOutside;
import dev.switchback.playbook.Escalated;
import dev.switchback.playbook.Learned;
import dev.switchback.playbook.LearnedTogether;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Overridden;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// What follows from a decision that is allowed.
final class Consequences {

	private final Registry registry;

	private final Supplier<UUID> ids;

	Consequences(Registry registry, Supplier<UUID> ids) {
		this.registry = registry;
		this.ids = ids;
	}

	/// The decision itself and what follows from it.
	///
	/// @param answering what came with it
	List<Event> of(Operation operation, Event.Decided decided, Answering answering) {
		var events = new ArrayList<Event>(List.of(decided));
		var by = Sentences.decided(decided);
		events.addAll(switch (decided.decision()) {
			case CANCEL, RESTORE -> back(operation, by);
			case PROCEED -> onwards(operation, Decision.PROCEED, by);
			case RETRY -> decided.overrides().isEmpty() ? again(operation)
					: List.of(revised(operation, new Overridden(decided.overrides())), new Event.Resumed());
			case HAPPENED, DID_NOT_HAPPEN ->
				(operation.phase() instanceof Phase.Parked) ? List.of(new Event.Resumed()) : List.of();
			case ACCEPT_AS_IS -> chosen(operation, Decision.ACCEPT_AS_IS, by);
			case DONE_OUTSIDE -> (operation.phase() instanceof Phase.Restoring) ? List.of()
					: chosen(operation, Decision.DONE_OUTSIDE, by);
			case EXTEND -> List.of(new Event.Extended(Objects.requireNonNullElse(answering.extendBy(), Duration.ZERO)));
			case ESCALATE -> escalated(operation, decided);
			case LEAVE_DRAINED -> List.of(new Event.Finished(Ending.HANDED_OVER, left(operation, by)));
			case ACKNOWLEDGE -> List.of(new Event.Acknowledged());
			case COMMIT, FINISH -> onwards(operation, decided.decision(), by);
			case CHANGE_RECOVERY_POINT, FAIL_BACK, FENCE_SOURCE -> machine(operation, answering, by);
		});
		return events;
	}

	private static List<Event> back(Operation operation, String by) {
		if (operation.phase() instanceof Phase.Restoring) {
			return List.of(new Event.Resumed());
		}
		if (operation.touched()) {
			return cameToNothing(operation) ? List.of(new Event.TurnedBack(by), new Event.Resumed())
					: List.of(new Event.TurnedBack(by));
		}
		var events = new ArrayList<Event>();
		operation.owed()
			.forEach((owed) -> events.add(new Event.Closed(owed.id(), Obligation.State.VOID,
					"What others did is left to them again: %s".formatted(owed.title()))));
		events.add(new Event.Finished(Ending.CANCELED, by + ". Nothing was changed."));
		return events;
	}

	/// Whether nothing is under way although what was to bring something back has been called for: who decides to go back then has
	/// it called for once more, and need not decide twice.
	private static boolean cameToNothing(Operation operation) {
		return !(operation.phase() instanceof Phase.Forward) && operation.unsettled().isEmpty()
				&& operation.owed()
					.stream()
					.flatMap((owed) -> operation.madeToKeep(owed).stream())
					.anyMatch((call) -> call.state() == Mutation.State.CONFIRMED);
	}

	private static String left(Operation operation, String by) {
		return "%s. Still to be done, by whoever decides RESTORE: %s.".formatted(by,
				operation.owed().stream().map(Obligation::title).collect(Collectors.joining("; ")));
	}

	/// What was chosen changes the plan, and with it the steps that are left.
	private List<Event> chosen(Operation operation, Decision decision, String by) {
		var key = operation.lastRun().key();
		var events = new ArrayList<Event>();
		events.add(
				revised(operation, (decision == Decision.ACCEPT_AS_IS) ? new AcceptedAsIs(key) : new DoneOutside(key)));
		events.addAll(onwards(operation, decision, by));
		return events;
	}

	/// Where a playbook says so, a person who has it retried begins a visit in which the call may be made once more; but not
	/// while it is unknown what became of one.
	private List<Event> again(Operation operation) {
		var key = operation.lastRun().key();
		var anew = operation.phase() instanceof Phase.Parked && operation.unsettled().isEmpty()
				&& this.registry.script(operation).step(key).routes().containsKey(Decision.RETRY);
		return List.of(anew ? new Event.Began(key, operation.visits(key) + 1) : new Event.Resumed());
	}

	/// What was chosen for a machine becomes part of the plan before it goes on.
	private List<Event> machine(Operation operation, Answering answering, String by) {
		var events = new ArrayList<Event>();
		var key = operation.lastRun().key();
		if (answering.recoveryPoint() != null) {
			events.add(revised(operation, new ChoseRecoveryPoint(key, answering.recoveryPoint())));
		}
		if (answering.decision() == Decision.FENCE_SOURCE) {
			events.add(revised(operation, new ChoseFencing(key)));
		}
		events.addAll(onwards(operation, answering.decision(), by));
		return events;
	}

	private Event.Revised revised(Operation operation, Learned... learned) {
		Script<?> script = this.registry.script(operation);
		for (var one : learned) {
			script = script.revised(one);
		}
		return script.revision(new LearnedTogether(List.of(learned)));
	}

	/// Where something was being brought back already, somebody has to say how it goes on.
	private List<Event> escalated(Operation operation, Event.Decided decided) {
		var events = new ArrayList<Event>(List.of(new Event.Escalated(decided.by()),
				decided.overrides().isEmpty() ? revised(operation, new Escalated())
						: revised(operation, new Escalated(), new Overridden(decided.overrides()))));
		bringingBack(operation)
			.map((what) -> new Question(this.ids.get(), "%s when it became an emergency. What now?".formatted(what),
					List.of(Decision.RESTORE, Decision.RETRY)))
			.map(Event.Asked::new)
			.ifPresent(events::add);
		return events;
	}

	private Optional<String> bringingBack(Operation operation) {
		if (operation.pastReturn()) {
			return Optional.empty();
		}
		return switch (operation.phase()) {
			case Phase.Restoring restoring -> Optional.of("This was turning back (%s)".formatted(restoring.cause()));
			case Phase.Forward at -> {
				var step = this.registry.script(operation).step(at.key());
				yield Optional.ofNullable(step.keeps())
					.flatMap(operation::owed)
					.map((owed) -> "This was about to %s".formatted(owed.title()));
			}
			case Phase.Parked _,Phase.Ended _ -> Optional.empty();
		};
	}

	/// What follows because nobody has decided.
	List<Event> lapsed(Operation operation, Question.Default unless) {
		return onwards(operation, unless.decision(), "nobody decided until %s".formatted(unless.at()));
	}

	private List<Event> onwards(Operation operation, Decision decision, String by) {
		var script = this.registry.script(operation);
		var run = operation.lastRun();
		var concluded = new Event.Concluded(Verdict.PASS, by, run.evidence());
		return switch (script.step(run.key()).route(decision)) {
			case Route.Next _ -> to(operation, concluded, script.next(run.key()));
			case Route.To(var key) -> to(operation, concluded, key);
			case Route.Again _ -> List.of(new Event.Resumed());
			case Route.End _ -> to(operation, concluded, null);
			case Route.Leave(var so) -> leave(operation, so, by);
		};
	}

	/// What was not done passes for nothing. What is still owed is given up in the name of whoever decides, who has taken note by
	/// that: nothing is claimed any more.
	private static List<Event> leave(Operation operation, String so, String by) {
		var owed = operation.owed();
		var given = owed.isEmpty() ? "" : " Nobody looks after this any more, by the same decision: %s."
			.formatted(owed.stream().map(Obligation::title).collect(Collectors.joining("; ")));
		var events = new ArrayList<Event>();
		events.add(new Event.Finished(Ending.FAILED, "%s before everything was done. %s%s".formatted(by, so, given)));
		if (operation.touched()) {
			events.add(new Event.Acknowledged());
		}
		owed.forEach((one) -> events.add(new Event.Closed(one.id(), Obligation.State.VOID,
				"Given up, since %s: %s".formatted(by, one.title()))));
		return events;
	}

	private List<Event> to(Operation operation, Event.Concluded concluded, @Nullable String next) {
		if (next != null) {
			return List.of(concluded, new Event.Began(next, operation.visits(next) + 1));
		}
		return Leftover.asked(operation, null, this.ids)
			.map(List::of)
			.orElseGet(() -> List.of(concluded, Decider.SUCCEEDED));
	}

}
