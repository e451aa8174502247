package dev.switchback.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.switchback.operation.Ending;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// The one table of what may be decided when. The API shows it; a test proves it. [Consequences] says what follows.
/// Needs nothing of the playbook's code.
public final class Choices {

	/// What waits until it is known what became of every call: it ends the operation, or goes on past what may still happen.
	private static final Set<Decision> NOT_IN_DOUBT = Set.of(Decision.PROCEED, Decision.ACCEPT_AS_IS,
			Decision.DONE_OUTSIDE, Decision.LEAVE_DRAINED, Decision.COMMIT, Decision.CHANGE_RECOVERY_POINT,
			Decision.FAIL_BACK, Decision.FINISH, Decision.FENCE_SOURCE);

	/// What leads to how things were, and is meant whatever is asked by now. `LEAVE_DRAINED` and the like are meant for what
	/// was read.
	private static final Set<Decision> WHATEVER_IS_ASKED = Set.of(Decision.RESTORE, Decision.CANCEL);

	private Choices() {
	}

	/// Whether a decision is taken though it names another question than the one that is asked now.
	static boolean meantWhateverIsAsked(Decision decision) {
		return WHATEVER_IS_ASKED.contains(decision);
	}

	/// What may be decided now, the likeliest first.
	public static List<Choice> of(Operation operation) {
		return switch (operation.phase()) {
			case Phase.Forward _ ->
				settled(operation, choices(operation, said(operation, forward(operation)), List.of()));
			case Phase.Parked parked ->
				settled(operation, parked(operation, said(operation, parked.question().offers())));
			case Phase.Restoring _ -> choices(operation, said(operation, restoring(operation)), List.of());
			case Phase.Ended(var ending, var _, var _, var _) when ending == Ending.HANDED_OVER ->
				choices(operation, List.of(Decision.RESTORE), List.of());
			case Phase.Ended ended when ended.holdsClaims() ->
				choices(operation, said(operation, failed(operation)), List.of());
			case Phase.Ended _ -> List.of();
		};
	}

	/// With what only a person can say, first; nobody can once it is known. Who is to take over asks it of the other one's call.
	private static List<Decision> said(Operation operation, List<Decision> decisions) {
		var said = new LinkedHashSet<Decision>();
		if (operation.undecidable().isPresent()) {
			said.add(Decision.HAPPENED);
			said.add(Decision.DID_NOT_HAPPEN);
		}
		decisions.stream()
			.filter((decision) -> operation.supersedes() || !Doubtful.settles(decision))
			.forEach(said::add);
		return List.copyOf(said);
	}

	private static List<Choice> settled(Operation operation, List<Choice> choices) {
		return operation.unsettled().isEmpty() ? choices
				: choices.stream().filter((choice) -> !NOT_IN_DOUBT.contains(choice.decision())).toList();
	}

	/// @param answers those of the decisions that answer the question asked now and have to name it
	private static List<Choice> choices(Operation operation, List<Decision> decisions, List<Decision> answers) {
		return decisions.stream()
			.map((decision) -> new Choice(decision, title(decision), consequence(operation, decision),
					answers.contains(decision), Answerable.with(operation, decision)))
			.toList();
	}

	private static List<Decision> forward(Operation operation) {
		var decisions = new ArrayList<Decision>();
		if (operation.lastRun().kind() == Step.Kind.ASK || passable(operation)) {
			decisions.add(Decision.PROCEED);
		}
		if (passable(operation)) {
			decisions.add(Decision.RETRY);
		}
		if (operation.touched() && isSo(operation, Outline::endable)) {
			decisions.add(Decision.FINISH);
		}
		decisions.addAll(always(operation));
		return decisions;
	}

	private static boolean passable(Operation operation) {
		return isSo(operation, Outline::passable);
	}

	/// Of the step that an operation is at.
	private static boolean isSo(Operation operation, Function<Outline, @Nullable Boolean> what) {
		var key = operation.lastRun().key();
		return operation.outline()
			.stream()
			.anyMatch((line) -> line.key().equals(key) && Boolean.TRUE.equals(what.apply(line)));
	}

	/// Whether `FINISH` would leave undone what was asked for: anywhere but where it is asked whether that is the end.
	public static boolean leavesUndone(Operation operation, Decision decision) {
		return decision == Decision.FINISH && operation.lastRun().kind() != Step.Kind.ASK;
	}

	/// What needs no question: stopping, turning back, taking more time, and making an emergency of it.
	private static List<Decision> always(Operation operation) {
		if (!operation.touched()) {
			return List.of(Decision.CANCEL, Decision.RESTORE);
		}
		if (operation.pastReturn()) {
			return (operation.purpose() == Purpose.EMERGENCY) ? List.of()
					: limited(operation) ? List.of(Decision.EXTEND, Decision.ESCALATE) : List.of(Decision.ESCALATE);
		}
		if (operation.purpose() == Purpose.EMERGENCY) {
			return List.of(Decision.RESTORE);
		}
		var decisions = new ArrayList<>(List.of(Decision.RESTORE, Decision.CANCEL));
		if (operation.deadline().isPresent() || operation.lastRun().kind() == Step.Kind.ASK) {
			decisions.add(Decision.EXTEND);
		}
		decisions.add(Decision.ESCALATE);
		return decisions;
	}

	/// Whether something follows by itself if nobody decides.
	private static boolean limited(Operation operation) {
		return operation.phase() instanceof Phase.Parked parked && parked.question().unless() != null;
	}

	private static List<Choice> parked(Operation operation, List<Decision> offers) {
		var always = always(operation);
		var answers = new LinkedHashSet<>(offers);
		if (operation.leavable()) {
			answers.add(Decision.LEAVE_DRAINED);
		}
		var all = new LinkedHashSet<>(answers);
		all.addAll(always);
		answers.removeAll(always);
		return choices(operation, List.copyOf(all), List.copyOf(answers));
	}

	private static List<Decision> restoring(Operation operation) {
		var decisions = new ArrayList<>(List.of(Decision.RETRY, Decision.RESTORE, Decision.DONE_OUTSIDE));
		if (operation.purpose() != Purpose.EMERGENCY && !operation.owed().isEmpty()) {
			decisions.add(Decision.ESCALATE);
		}
		return decisions;
	}

	private static List<Decision> failed(Operation operation) {
		return operation.obligations().isEmpty() ? List.of(Decision.ACKNOWLEDGE)
				: List.of(Decision.RESTORE, Decision.ACKNOWLEDGE);
	}

	private static String title(Decision decision) {
		return switch (decision) {
			case PROCEED -> "Proceed";
			case RESTORE -> "Restore";
			case CANCEL -> "Cancel";
			case RETRY -> "Retry";
			case HAPPENED -> "It happened";
			case DID_NOT_HAPPEN -> "It did not happen";
			case ACCEPT_AS_IS -> "Accept as is";
			case DONE_OUTSIDE -> "Done outside";
			case EXTEND -> "Extend";
			case ESCALATE -> "Make it an emergency";
			case LEAVE_DRAINED -> "Leave drained";
			case ACKNOWLEDGE -> "Acknowledge";
			case COMMIT -> "Commit";
			case CHANGE_RECOVERY_POINT -> "Change the recovery point";
			case FAIL_BACK -> "Fail back";
			case FINISH -> "Finish";
			case FENCE_SOURCE -> "Switch the source off";
		};
	}

	private static String consequence(Operation operation, Decision decision) {
		return switch (decision) {
			case PROCEED -> proceed(operation);
			case RESTORE -> restore(operation);
			case CANCEL -> operation.touched() ? "The same as RESTORE: turns back now and proves it."
					: "Ends the operation. Nothing was changed.";
			case RETRY -> (operation.phase() instanceof Phase.Forward) ? "Looks now, and often again for a while."
					: Answerable.with(operation, decision)
							? "Looks again and goes on from what is seen then. Takes overrides along: rules that stand in the way and that you answer for."
							: "Looks again and goes on from what is seen then.";
			case HAPPENED -> "Records in your name that the call %s happened, and goes on: it is not made again."
				.formatted(doubtful(operation));
			case DID_NOT_HAPPEN ->
				"Records in your name that the call %s did not happen, and goes on: it may be made once more."
					.formatted(doubtful(operation));
			case ACCEPT_AS_IS -> "Takes what is seen now for what it should be, in your name, and goes on.";
			case DONE_OUTSIDE -> "Looks whether it was brought back by hand and records that as yours, not as ours.";
			case EXTEND -> extend(operation);
			case ESCALATE -> operation.pastReturn()
					? "Makes an emergency of it: from now on nothing is decided by itself, only by people."
					: "Makes an emergency of it: from now on nothing is restored unless somebody decides so.";
			case LEAVE_DRAINED ->
				"Ends the operation and leaves what was changed as it is, such as drained. That stays listed as an open obligation; RESTORE brings it back.";
			case ACKNOWLEDGE ->
				"Takes note of the failure and releases what the operation claims. Changes nothing in Azure.";
			case COMMIT ->
				"Makes the failover final: all recovery points are deleted, and it can be brought to no other any more.";
			case CHANGE_RECOVERY_POINT -> "Makes the machine anew from another recovery point, and checks it again.";
			case FAIL_BACK -> "Fails over once more, to where it came from. That cannot be undone either.";
			case FINISH -> leavesUndone(operation, decision) ? undone(operation)
					: "Ends the operation with everything where it is now.";
			case FENCE_SOURCE -> "Deallocates the source, so that it cannot run beside the machine that it became.";
		};
	}

	/// The call of an operation that is to be taken over from is named by the question.
	private static String doubtful(Operation operation) {
		return operation.undecidable().map((call) -> "to " + call.title()).orElse("in question");
	}

	private static String undone(Operation operation) {
		var owed = operation.owed().stream().map(Obligation::title).collect(Collectors.joining("; "));
		return "Ends the operation as FAILED and leaves everything as it is now: what is not done stays undone, is for people to do by hand, and nothing is claimed any more.%s"
			.formatted(owed.isEmpty() ? "" : " Gives up in your name to %s.".formatted(owed));
	}

	/// Whoever is to agree before anything was done brings it about, and does not end it.
	private static String proceed(Operation operation) {
		if (operation.phase() instanceof Phase.Parked parked
				&& parked.question().answerer() == Answerer.SECOND_PERSON) {
			return "Agrees, in your name: from then on it is carried out as it was asked for.";
		}
		return passable(operation) ? "Goes on to the next step, though this one is not so yet."
				: "Ends the hold now and goes on to the next step.";
	}

	private static String extend(Operation operation) {
		if (limited(operation)) {
			return "Leaves more time to decide, by as much as extendBy says.";
		}
		return (operation.lastRun().kind() == Step.Kind.ASK)
				? "Holds longer and restores later, by as much as extendBy says."
				: "Moves the deadline, by as much as extendBy says. No hold gets longer by it.";
	}

	private static String restore(Operation operation) {
		if (operation.phase() instanceof Phase.Restoring) {
			return "It is turning back already; looks again now, and calls once more for what came to nothing.";
		}
		return operation.touched()
				? "Turns back now: brings back what was changed and proves that everything is as it was."
				: "Ends the operation. Nothing was changed, so nothing has to be brought back.";
	}

}
