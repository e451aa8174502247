package dev.switchback.engine;

import java.util.Optional;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Question;
import dev.switchback.operation.Requester;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import org.jspecify.annotations.Nullable;

/// Where not everybody who may decide may decide: some decisions want a person, some answers a second one. Going back
/// never does.
final class Entitlement {

	private Entitlement() {
	}

	/// Why somebody may not take a decision, as a whole sentence; empty if they may.
	///
	/// @param question that is asked now
	static Optional<String> missing(Operation operation, @Nullable Question question, Decision decision, Requester by) {
		return switch (decision) {
			case ESCALATE, ACCEPT_AS_IS, LEAVE_DRAINED, HAPPENED, DID_NOT_HAPPEN -> inPerson(decision, by);
			case FINISH -> Choices.leavesUndone(operation, decision) ? inPerson(decision, by) : Optional.empty();
			case PROCEED -> second(operation, question, by);
			case RESTORE, CANCEL, RETRY, DONE_OUTSIDE, EXTEND, ACKNOWLEDGE, COMMIT, CHANGE_RECOVERY_POINT, FAIL_BACK,
					FENCE_SOURCE ->
				Optional.empty();
		};
	}

	private static Optional<String> inPerson(Decision decision, Requester by) {
		return by.person() ? Optional.empty()
				: Optional.of("%s wants somebody who answers for it in person; %s.".formatted(decision, nobody(by)));
	}

	/// The same for a token that allows nothing but to agree.
	static Optional<String> missingToAgree(Operation operation, @Nullable Question question, Answering answering) {
		var agreeing = answering.decision() == Decision.PROCEED && question != null
				&& question.answerer() == Answerer.SECOND_PERSON;
		return agreeing ? second(operation, question, answering.by())
				: Optional.of("An approver agrees to what somebody else asked for; an operator decides this.");
	}

	private static String nobody(Requester by) {
		return (by.onBehalfOf() != null) ? "whoever is relayed does not, since only the relay says who that is"
				: "this token stands for a service";
	}

	/// Whether somebody asked, or had it asked for by a service.
	private static boolean asked(Requester first, Requester by) {
		return first.subject().equals(by.subject()) || by.subject().equalsIgnoreCase(first.onBehalfOf());
	}

	private static Optional<String> second(Operation operation, @Nullable Question question, Requester by) {
		if (question == null || question.answerer() != Answerer.SECOND_PERSON) {
			return Optional.empty();
		}
		if (!by.person()) {
			return Optional.of("A second person has to agree; %s.".formatted(nobody(by)));
		}
		return asked(operation.order().by(), by) ? Optional.of("A second person has to agree, and you are the first.")
				: Optional.empty();
	}

}
