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

/// Rules about which little or nothing can be read in Azure. They say so and never pass for that reason.
final class UnreadRules {

	private UnreadRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		Map<String, ArmId> shared = new LinkedHashMap<>();
		seen.to(seen.drained())
			.stream()
			.filter((connection) -> PairRules.linkedToSurvivor(seen, connection))
			.forEach((connection) -> shared.put(connection.gateway().normal(), connection.gateway()));
		shared.values().forEach((gateway) -> rules.add(tests(seen, gateway)));
		rules.add(headroom(seen));
		rules.add(announced(seen));
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

	/// The counters only ever tell what was carried in the last moments, and that is no peak.
	private static RuleVerdict headroom(StandIn seen) {
		var survivor = seen.survivor().name();
		var rule = new Rule(SafetyRule.SURVIVOR_HAS_HEADROOM, survivor, "bandwidth for the peak of both circuits",
				seen.survivor().circuit().at());
		return rule.unreadable("%s for %s".formatted(bandwidth(seen.survivor()), bandwidth(seen.drained())),
				"the peak of what both circuits carry is not measured; %s has %s, and %s has %s: look at their metrics"
					.formatted(survivor, bandwidth(seen.survivor()), seen.drained().name(), bandwidth(seen.drained())));
	}

	private static String bandwidth(StandIn.Side side) {
		return (side.circuit() instanceof Value<CircuitSeen>(var circuit, var _) && circuit.megabits() > 0)
				? circuit.megabits() + " Mbit/s" : "an unknown bandwidth";
	}

	private static RuleVerdict announced(StandIn seen) {
		var survivor = seen.survivor().name();
		return new Rule(SafetyRule.SURVIVOR_NO_MAINTENANCE_ANNOUNCED, survivor, "no maintenance announced", seen.at())
			.unreadable("not readable",
					"it cannot be read whether maintenance of %s is announced; look at Service Health"
						.formatted(survivor));
	}

}
