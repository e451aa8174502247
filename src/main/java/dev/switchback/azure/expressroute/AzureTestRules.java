package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;

/// Whether Azure itself is trying out a failover. Where that cannot be read it is said, and never passes for that reason.
final class AzureTestRules {

	private AzureTestRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		Map<String, ArmId> shared = new LinkedHashMap<>();
		seen.to(seen.drained())
			.stream()
			.filter((connection) -> PairRules.linkedToSurvivor(seen, connection))
			.forEach((connection) -> shared.put(connection.gateway().normal(), connection.gateway()));
		shared.values().forEach((gateway) -> rules.add(tests(seen, gateway)));
		return rules;
	}

	private static RuleVerdict tests(StandIn seen, ArmId gateway) {
		var rule = new Rule(SafetyRule.NO_AZURE_FAILOVER_TEST, gateway.name(), "no failover test of Azure's running",
				seen.at());
		var tests = (seen.learned().get(gateway.normal()) instanceof GatewaySeen one) ? one.tests() : null;
		return switch (tests) {
			case Value<List<String>>(var running, var _) -> running.isEmpty()
					? rule.pass("none", "no failover test of Azure's runs on %s".formatted(gateway.name()))
					: rule.fail(Words.some(running), "a failover test of Azure's runs on %s, of %s; stop it first"
						.formatted(gateway.name(), Words.some(running)));
			case Failed<List<String>>(var problem, var _) when seen.drain().purpose() == Purpose.EMERGENCY
					|| !passing(problem) ->
				unreadable(rule, gateway);
			case Failed<List<String>>(var problem, var _) ->
				rule.unseen(problem, "the failover tests of " + gateway.name());
			case null -> unreadable(rule, gateway);
		};
	}

	private static RuleVerdict unreadable(Rule rule, ArmId gateway) {
		return rule.unreadable("not readable",
				"it cannot be read whether a failover test of Azure's runs on %s; look at its resiliency validation"
					.formatted(gateway.name()));
	}

	/// Whether it may be readable in a while.
	private static boolean passing(ArmProblem problem) {
		return switch (problem) {
			case ArmProblem.NotFound _,ArmProblem.Forbidden _,ArmProblem.Invalid _,ArmProblem.Conflict _,ArmProblem.Garbled _ ->
				false;
			case ArmProblem.Unauthorized _,ArmProblem.Busy _,ArmProblem.Throttled _,ArmProblem.Unavailable _,ArmProblem.NotSent _,ArmProblem.Unanswered _ ->
				true;
		};
	}

}
