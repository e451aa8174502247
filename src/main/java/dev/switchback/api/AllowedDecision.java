package dev.switchback.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.engine.Choice;
import dev.switchback.engine.Choices;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Step;
import dev.switchback.security.Role;
import org.jspecify.annotations.Nullable;

/// A decision that may be taken now, with all that a button or a bot needs.
///
/// @param role who may take it
/// @param inputs the members to send besides `decision`
/// @param irreversible whether it closes the way back: afterwards `RESTORE` is no longer offered, or nothing goes on
record AllowedDecision(Decision decision, String title, String consequence, Role role, List<Input> inputs,
		boolean irreversible) {

	/// One member of the body to send.
	///
	/// @param value what to send, if there is only one thing to send
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Input(String name, String type, boolean required, @Nullable String value, @Nullable Integer maxLength) {
	}

	static AllowedDecision of(Operation operation, Choice choice) {
		return new AllowedDecision(choice.decision(), choice.title(), choice.consequence(), Role.OPERATOR,
				inputs(operation, choice), irreversible(operation, choice.decision()));
	}

	private static List<Input> inputs(Operation operation, Choice choice) {
		var inputs = new ArrayList<Input>();
		if (operation.phase() instanceof Phase.Parked parked) {
			inputs.add(new Input("questionId", "uuid", choice.answers(), parked.question().id().toString(), null));
			var acknowledge = parked.question().acknowledge();
			if (choice.decision() == Decision.COMMIT && acknowledge != null) {
				inputs.add(new Input("acknowledged", "strings", true, acknowledge, null));
			}
		}
		if (choice.decision() == Decision.EXTEND) {
			inputs.add(new Input("extendBy", "duration", true, null, null));
		}
		if (choice.decision() == Decision.CHANGE_RECOVERY_POINT || choice.decision() == Decision.FAIL_BACK) {
			inputs.add(new Input("recoveryPoint", "recoveryPoint", choice.decision() == Decision.CHANGE_RECOVERY_POINT,
					null, null));
		}
		if (choice.overrides()) {
			inputs.add(new Input("overrides", "overrides", false, null, null));
		}
		inputs.add(new Input("comment", "string", false, null, DecisionRequest.LONGEST_COMMENT));
		return inputs;
	}

	private static boolean irreversible(Operation operation, Decision decision) {
		return switch (decision) {
			case PROCEED -> nextFinishes(operation);
			case ACKNOWLEDGE -> !operation.obligations().isEmpty();
			case ACCEPT_AS_IS, COMMIT, FAIL_BACK -> true;
			case FINISH -> Choices.leavesUndone(operation, decision);
			case RESTORE, CANCEL, RETRY, HAPPENED, DID_NOT_HAPPEN, DONE_OUTSIDE, EXTEND, ESCALATE, LEAVE_DRAINED,
					CHANGE_RECOVERY_POINT, FENCE_SOURCE ->
				false;
		};
	}

	private static boolean nextFinishes(Operation operation) {
		var keys = operation.outline().stream().map(Outline::key).toList();
		var next = keys.indexOf(operation.lastRun().key()) + 1;
		return next < keys.size() && operation.outline().get(next).kind() == Step.Kind.FINISH;
	}

}
