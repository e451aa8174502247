package dev.switchback.catalog.peeringfailover;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.catalog.request.Faults;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;

/// Checks at the door which rules somebody wants to answer for. Whether they fail is found out by looking.
final class Overrides {

	private Overrides() {
	}

	/// The overrides of a mandate; the faults say which of them cannot be taken.
	static List<RuleOverride> of(Mandate mandate, Faults faults) {
		var overrides = mandate.overrides();
		if (overrides.isEmpty()) {
			return overrides;
		}
		if (mandate.purpose() == Purpose.DRILL) {
			faults.add("/overrides", "A drill knows no overrides. What fails has to be repaired first.");
			return List.of();
		}
		check(overrides, mandate.purpose(), faults);
		return overrides;
	}

	/// Those that somebody answers for since it is under way.
	/// @throws InvalidRequest naming everything that is wrong
	static List<RuleOverride> later(Plan plan, List<RuleOverride> overrides) {
		var faults = new Faults();
		check(overrides, plan.purpose(), faults);
		if (faults.any()) {
			throw faults.invalid();
		}
		return overrides;
	}

	private static void check(List<RuleOverride> overrides, Purpose purpose, Faults faults) {
		var seen = new HashSet<String>();
		for (int i = 0; i < overrides.size(); i++) {
			check("/overrides/" + i, overrides.get(i), purpose, faults);
			if (!seen.add(overrides.get(i).rule() + " " + overrides.get(i).subject().toLowerCase(Locale.ROOT))) {
				faults.add("/overrides/" + i, "This rule and subject are overridden already. Name them once.");
			}
		}
	}

	private static void check(String pointer, RuleOverride override, Purpose purpose, Faults faults) {
		if (!override.person()) {
			faults.add(pointer, "Only a named person may answer for a rule, and this token stands for a service.");
		}
		SafetyRule.of(override.rule()).ifPresentOrElse((rule) -> {
			if (rule.force().overridable(purpose)) {
				return;
			}
			faults.add(pointer + "/rule", switch (rule.force()) {
				case NEVER_OVERRIDABLE -> "Nobody may override this rule.";
				case OVERRIDABLE_IN_EMERGENCY -> "This rule may be overridden in an emergency only.";
				case OVERRIDABLE_WITH_SECOND_PERSON, BLOCKS_PLANNED_WORK, ADVISES -> (purpose == Purpose.EMERGENCY)
						? "This rule does not block an emergency. Leave it out." : "This rule cannot be overridden.";
			});
		}, () -> faults.add(pointer + "/rule", "There is no such rule. The violations of a preview name them."));
	}

}
