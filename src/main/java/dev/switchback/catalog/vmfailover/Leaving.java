package dev.switchback.catalog.vmfailover;

import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;

/// How a leg that cannot go on is ended with everything left where it is, and what is said of it then. What was seen last may
/// have changed since, so nothing is said that nobody saw.
final class Leaving {

	private static final String COMMIT = "commit it, and protect it in the opposite direction";

	private static final String PROTECT = "protect it in the opposite direction";

	private final Plan plan;

	private final Leg leg;

	Leaving(Plan plan, Leg leg) {
		this.plan = plan;
		this.leg = leg;
	}

	/// Before anything was failed over.
	Step notBegun(Step step) {
		return on(step,
				"%s was not brought to %s, and stays where it is. Left to people: see whether it is protected there."
					.formatted(this.plan.subject(), to()));
	}

	/// Azure took the call.
	Step notFailedOver(Step step) {
		return on(step,
				"%s was to be failed over to %s, and it is not known what came of that. Left to people: find out where it runs, see to it that it does not run twice, and go on from there by the manual card."
					.formatted(this.plan.subject(), to()));
	}

	/// It is failed over, and may be committed or not.
	Step notCommitted(Step step, String lack) {
		return on(step, lack, COMMIT);
	}

	Step notReplicated(Step step) {
		return on(step, "it is committed, and not known to be replicated back to %s".formatted(from()), PROTECT);
	}

	Step notProtected(Step step) {
		return on(step, "it was told to replicate back to %s, and was not seen to be protected".formatted(from()),
				"see whether it gets protected, and else " + PROTECT);
	}

	private Step on(Step step, String lack, String left) {
		return on(step, "%s was failed over to %s; %s. Left to people: %s, as the manual card says."
			.formatted(this.plan.subject(), to(), lack, left));
	}

	private static Step on(Step step, String so) {
		return step.on(Decision.FINISH, Route.leave(so));
	}

	private String to() {
		var member = this.plan.members().getFirst();
		var facts = member.known(this.leg).facts();
		var home = (this.leg == Leg.BACK) ? member.from(Leg.OUT) : null;
		return (facts != null) ? facts.to().toString() : (home != null) ? home : "its other place";
	}

	private String from() {
		var facts = this.plan.members().getFirst().known(this.leg).facts();
		return (facts != null) ? facts.from().toString() : "where it came from";
	}

}
