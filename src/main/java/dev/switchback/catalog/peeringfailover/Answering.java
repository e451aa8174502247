package dev.switchback.catalog.peeringfailover;

import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.azure.expressroute.ExpressRoute;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;

import static dev.switchback.playbook.Step.ask;
import static dev.switchback.playbook.Step.check;

/// Who answers for the rules that are overridden: the first steps of a plan with overrides.
record Answering(ExpressRoute azure, Plan plan) {

	/// If both circuits are drained, an override may be for the second of them, which is judged much later. So it is looked
	/// first whether each speaks of a rule that fails for one of them.
	List<Step> steps() {
		if (this.plan.overrides().isEmpty()) {
			return List.of();
		}
		return (this.plan.order().size() > 1) ? List.of(person("both"), fitting())
				: List.of(person(this.plan.order().getFirst().key()));
	}

	/// Who agrees has to know to what.
	private static String words(RuleOverride override) {
		return "%s of %s (%s; %s)".formatted(override.rule(), override.subject(), override.reason(),
				(override.measured() != null) ? "seen: " + override.measured()
						: "no value named, so the one of the first check");
	}

	/// In maintenance a second person has to agree; in an emergency one person answers alone, and it is said who.
	private Step person(String key) {
		var list = this.plan.overrides().stream().map(Answering::words).collect(Collectors.joining(", "));
		var by = this.plan.overrides().getFirst().by();
		if (this.plan.purpose() == Purpose.MAINTENANCE) {
			return ask(key + ".overrides", "a second person agrees to the overrides of " + by,
					new Act.Hold.UntilDecision(
							"%s wants to override %s. Does a second person agree?".formatted(by, list),
							List.of(Decision.PROCEED), Answerer.SECOND_PERSON));
		}
		return check(key + ".overrides", "somebody answers for the overrides",
				(_) -> Sighting.met("%s answers for %s".formatted(by, list), Evidence.NONE));
	}

	private Step fitting() {
		var first = this.plan.order().getFirst();
		var second = this.plan.order().getLast();
		return check("both.check", "each override speaks of a rule that fails",
				this.azure.peering(this.plan.circuit(first))
					.overridesFit(this.plan.drain(first), this.azure.peering(this.plan.circuit(second)),
							this.plan.drain(second)))
			.within(Exercise.CHECK);
	}

}
