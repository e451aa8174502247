package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import org.jspecify.annotations.Nullable;

/// Whether Azure itself is trying out a failover. Where that cannot be read it is said, and never passes for that reason.
final class AzureTestRules {

	private AzureTestRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var links = judged(seen, seen.survivor().declared().name(), seen.linkTests());
		return Stream
			.concat(shared(seen).stream().map((gateway) -> judged(seen, gateway.name(), tests(seen, gateway))),
					Stream.of(links))
			.toList();
	}

	/// The gateways that are linked to both circuits.
	private static Collection<ArmId> shared(StandIn seen) {
		Map<String, ArmId> shared = new LinkedHashMap<>();
		seen.to(seen.drained())
			.stream()
			.filter((connection) -> PairRules.linkedToSurvivor(seen, connection))
			.forEach((connection) -> shared.put(connection.gateway().normal(), connection.gateway()));
		return shared.values();
	}

	/// `null` if nobody asked it.
	private static @Nullable Fetched<List<AzureTest>> tests(StandIn seen, ArmId gateway) {
		return (seen.learned().get(gateway.normal()) instanceof GatewaySeen one) ? one.tests() : null;
	}

	private static String words(List<AzureTest> running) {
		return Words.some(running.stream().map(AzureTest::words).toList());
	}

	/// Which tests run, part by part: another one is worse than what somebody answered for, and fewer are not.
	static Set<String> parts(StandIn seen, String subject) {
		return Stream.concat(
				shared(seen).stream()
					.filter((gateway) -> gateway.name().equalsIgnoreCase(subject))
					.map((gateway) -> tests(seen, gateway)),
				Stream.of(seen.linkTests()).filter((_) -> seen.survivor().declared().name().equalsIgnoreCase(subject)))
			.flatMap((tests) -> (tests instanceof Value<List<AzureTest>>(var running, var _)) ? running.stream()
					: Stream.empty())
			.flatMap((test) -> test.parts().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/// @param subject a gateway or a circuit
	/// @param tests `null` if nobody asked
	private static RuleVerdict judged(StandIn seen, String subject, @Nullable Fetched<List<AzureTest>> tests) {
		var rule = new Rule(SafetyRule.NO_AZURE_FAILOVER_TEST, subject, "no failover test of Azure's running",
				seen.at());
		return switch (tests) {
			case Value<List<AzureTest>>(var running, var _) ->
				running.isEmpty() ? rule.pass("none", "no failover test of Azure's runs on %s".formatted(subject))
						: rule.fail(words(running), "a failover test of Azure's runs on %s, of %s; stop it first"
							.formatted(subject, Words.some(running.stream().map(AzureTest::what).toList())));
			case Failed<List<AzureTest>>(var problem, var _) when seen.drain().purpose() == Purpose.EMERGENCY
					|| !passing(problem) ->
				unreadable(rule, subject);
			case Failed<List<AzureTest>>(var problem, var _) ->
				rule.unseen(problem, "the failover tests of " + subject);
			case null -> unreadable(rule, subject);
		};
	}

	private static RuleVerdict unreadable(Rule rule, String subject) {
		return rule.unreadable("not readable",
				"it cannot be read whether a failover test of Azure's runs on %s; look at its resiliency validation"
					.formatted(subject));
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
