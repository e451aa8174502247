package dev.switchback.engine;

import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;

/// Which rules somebody may answer for while an operation is under way: those that stand in the way of an emergency where
/// it is now, by what was last seen there.
final class Answerable {

	private Answerable() {
	}

	/// Whether a decision may bring overrides along now.
	static boolean with(Operation operation, Decision decision) {
		return emergency(operation, decision)
				&& rules(operation).stream().anyMatch((rule) -> rule.force().overridable(Purpose.EMERGENCY));
	}

	/// What is wrong with the overrides of a decision, if anything is.
	static Optional<Settled> unfit(Operation operation, Decision decision, List<RuleOverride> overrides) {
		if (overrides.isEmpty()) {
			return Optional.empty();
		}
		if (decision != Decision.ESCALATE && decision != Decision.RETRY) {
			return Optional
				.of(new Settled.Unfit("/overrides", "Only ESCALATE and RETRY take overrides. Leave this out."));
		}
		if (!emergency(operation, decision)) {
			return Optional.of(new Settled.Unfit("/overrides",
					"Only an emergency takes overrides on its way. ESCALATE it first, or leave this out."));
		}
		for (int i = 0; i < overrides.size(); i++) {
			var override = overrides.get(i);
			if (rules(operation).stream().noneMatch(override::names)) {
				return Optional.of(new Settled.Unfit("/overrides/" + i,
						"%s of %s stands in nobody's way where this is now, so there is nothing to override. Leave it out."
							.formatted(override.rule(), override.subject())));
			}
		}
		return Optional.empty();
	}

	private static boolean emergency(Operation operation, Decision decision) {
		return switch (decision) {
			case ESCALATE -> true;
			case RETRY -> operation.purpose() == Purpose.EMERGENCY && operation.phase() instanceof Phase.Parked;
			case PROCEED, RESTORE, CANCEL, HAPPENED, DID_NOT_HAPPEN, ACCEPT_AS_IS, DONE_OUTSIDE, EXTEND, LEAVE_DRAINED,
					ACKNOWLEDGE, COMMIT, CHANGE_RECOVERY_POINT, FAIL_BACK, FINISH, FENCE_SOURCE ->
				false;
		};
	}

	private static List<RuleVerdict> rules(Operation operation) {
		return operation.lastRun().evidence().violations(Purpose.EMERGENCY);
	}

}
