package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;

import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Sighting;

/// Whether what leaves on-premises takes the path that the answers come back on, while only one circuit carries. Azure counts
/// bytes and does not see which way they went there: who is asked over the circuit, and answers, tells it.
record Symmetry(DeclaredCircuit survivor) {

	/// Nobody is asked.
	Condition untold(Condition condition) {
		return (look) -> condition.look(look)
			.after(evidence(rule(look.at()).unreadable("not visible from Azure",
					"whether traffic leaves and returns on the same path cannot be seen from Azure; on-premises has to say")));
	}

	/// @param answers is met if all who were asked answer as before
	Condition toldBy(Condition answers) {
		return (look) -> {
			var sighting = answers.look(look);
			var rule = rule(look.at());
			return sighting.after(evidence((sighting instanceof Sighting.Met)
					? rule.pass("declared probes answer", "what declared probes ask comes back to who asked")
					: rule.unreadable("not told by probes",
							"the declared probes do not tell whether traffic returns on the path that it left by; on-premises has to say")));
		};
	}

	private static Evidence evidence(RuleVerdict verdict) {
		return Evidence.ofRules(List.of(verdict));
	}

	private Rule rule(Instant at) {
		return new Rule(SafetyRule.SYMMETRY, this.survivor.name(), "the same path there and back", at);
	}

}
