package dev.switchback.azure.expressroute;

import java.util.TreeSet;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// Whether each link of the survivor stands in for the other. Coverage asks whether anything arrives at all; this asks what
/// is left when Microsoft, the provider or a fault takes one of the two links next.
final class RedundancyRule {

	private RedundancyRule() {
	}

	static RuleVerdict judge(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_LINKS_ALIKE, survivor.name(),
				"both links bring everything that has to arrive", survivor.path().at());
		return switch (survivor.path()) {
			case Failed<PathSeen>(var problem, var _) ->
				rule.unreadable("not seen", problem.sentence("the routes of " + survivor.name()));
			case Value<PathSeen>(var path, var _) -> path.unseenRoutes()
				.map((problem) -> rule.unreadable("not seen", problem.sentence("a route table of " + survivor.name())))
				.orElseGet(() -> judge(rule, seen, path));
		};
	}

	private static RuleVerdict judge(Rule rule, StandIn seen, PathSeen path) {
		var survivor = seen.survivor().declared();
		var required = new TreeSet<>(seen.required().prefixes());
		required.removeIf((prefix) -> seen.drain().declared().isLocal(prefix, seen.at()));
		var redundancy = Redundancy.of(required, path);
		var measured = redundancy.words(required.size());
		var single = redundancy.single();
		if (single.isEmpty()) {
			return rule.pass(measured, "each link of %s stands in for the other".formatted(survivor.name()));
		}
		return redundancy.thin()
			.map((link) -> rule.fail(measured,
					"the %s of %s brings less than half of what the other one does, so that one would carry nearly everything; announce the rest there as well: %s"
						.formatted(link.spoken(), survivor.spoken(), Words.some(single))))
			.orElseGet(() -> rule.advise(measured,
					"some prefixes arrive over one link of %s only and would be cut off if that goes down too; announce them over both: %s"
						.formatted(survivor.spoken(), Words.some(single))));
	}

}
