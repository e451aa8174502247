package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// What must be true of the circuit that is to carry everything.
final class SurvivorRules {

	private SurvivorRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		return List.of(enabled(seen), settled(seen), notDown(seen), bothLinks(seen), tablesSeen(seen),
				notOurs(seen.survivor().name(), seen.ownWrites(), seen.at()), operational(seen),
				notInMaintenance(seen));
	}

	private static RuleVerdict enabled(StandIn seen) {
		var survivor = seen.survivor();
		var rule = enabledRule(survivor.name(), survivor.peering().at());
		return switch (survivor.peering()) {
			case Failed<PeeringSeen>(ArmProblem.NotFound _, var _) ->
				rule.fail("no peering", "%s has no %s, so it cannot carry anything".formatted(survivor.spoken(),
						survivor.declared().peering().spoken()));
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + survivor.name());
			case Value<PeeringSeen>(var peering, var _) ->
				(seen.drained().peering() instanceof Value<PeeringSeen>(var drained, var _))
						? enabled(rule, survivor.declared(), peering, drained.families())
						: rule
							.unclear(peering.words(),
									"it is not known which families %s has to carry, because the peering "
										.formatted(survivor.name())
											+ "of %s could not be read".formatted(seen.drained().name()));
		};
	}

	static Rule enabledRule(String subject, Instant at) {
		return new Rule(SafetyRule.SURVIVOR_ENABLED, subject, "Enabled in every family of the circuit to be drained",
				at);
	}

	/// @param families that are configured on the circuit to be drained
	static RuleVerdict enabled(Rule rule, DeclaredCircuit survivor, PeeringSeen peering, Set<Family> families) {
		var off = families.stream()
			.filter((family) -> !peering.on(family))
			.collect(Collectors.toCollection(TreeSet::new));
		if (off.isEmpty()) {
			return rule.pass(peering.words(), "the peering of %s is enabled".formatted(survivor.spoken()));
		}
		return rule.fail(peering.words(),
				"%s is not enabled in %s; draining the other circuit would leave no path, so enable it first"
					.formatted(survivor.spoken(), Words.families(off)));
	}

	private static RuleVerdict settled(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_SETTLED, survivor.name(), "provisioning state Succeeded",
				survivor.peering().at());
		return switch (survivor.peering()) {
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + survivor.name());
			case Value<PeeringSeen>(var peering, var _) when peering.settled() ->
				rule.pass(peering.provisioningState(), "no change of %s is under way".formatted(survivor.name()));
			case Value<PeeringSeen>(var peering, var _) when peering.changing() ->
				rule.unclear(peering.provisioningState(),
						"somebody is changing the peering of %s; wait until that is over".formatted(survivor.name()));
			case Value<PeeringSeen>(var peering, var _) -> rule.fail(peering.provisioningState(),
					"the last change of the peering of %s did not succeed; repair it first".formatted(survivor.name()));
		};
	}

	private static RuleVerdict notDown(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_NOT_DOWN, survivor.name(), "not seen down on both links",
				survivor.path().at());
		return switch (survivor.path()) {
			case Failed<PathSeen>(var problem, var _) -> rule.unseen(problem, "the sessions of " + survivor.name());
			case Value<PathSeen>(var path, var _) -> notDown(rule, survivor.declared(), concerned(seen, path));
		};
	}

	static RuleVerdict notDown(Rule rule, DeclaredCircuit survivor, List<SessionSeen> sessions) {
		var measured = words(sessions);
		var down = new TreeSet<Family>();
		sessions.forEach((session) -> down.add(session.family()));
		sessions.stream().filter((session) -> !session.down()).forEach((session) -> down.remove(session.family()));
		if (sessions.stream().allMatch(SessionSeen::down)) {
			return rule.fail(measured, "%s is down on both links; draining the other circuit would leave no path"
				.formatted(survivor.spoken()));
		}
		if (!down.isEmpty()) {
			return rule.fail(measured, "%s of %s is down on both links; draining the other circuit would leave no path"
				.formatted(Words.families(down), survivor.spoken()));
		}
		// Not having been seen is the matter of another rule.
		return rule.pass(measured, "%s was not seen down on both links".formatted(survivor.name()));
	}

	private static RuleVerdict bothLinks(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_BOTH_LINKS, survivor.name(), "both links up and bringing prefixes",
				survivor.path().at());
		return switch (survivor.path()) {
			case Failed<PathSeen>(var problem, var _) -> rule.unseen(problem, "the sessions of " + survivor.name());
			case Value<PathSeen>(var path, var _) -> bothLinks(rule, survivor.declared(), concerned(seen, path));
		};
	}

	static RuleVerdict bothLinks(Rule rule, DeclaredCircuit survivor, List<SessionSeen> sessions) {
		var measured = words(sessions);
		if (sessions.stream().allMatch(SessionSeen::carrying)) {
			return rule.pass(measured, "both links of %s carry".formatted(survivor.name()));
		}
		if (sessions.stream().noneMatch(SessionSeen::notCarrying) && sessions.stream().anyMatch(SessionSeen::unshown)) {
			return rule.unclear(measured, untold(survivor));
		}
		return sessions.stream().anyMatch(SessionSeen::notCarrying)
				? rule.fail(measured,
						"%s would carry everything on fewer than two links; repair the other one first"
							.formatted(survivor.spoken()))
				: rule.unclear(measured, "not all links of %s could be seen: %s".formatted(survivor.name(), measured));
	}

	static String untold(DeclaredCircuit circuit) {
		return "it cannot be told whether %s carries IPv6, because Azure shows neither an IPv6 session nor an IPv6 route of it; look at the customer edge, or drain IPv4 alone"
			.formatted(circuit.spoken());
	}

	/// The sessions that matter: of the families that the circuit to be drained has. What is not shown of a family matters
	/// only if that one is to be drained.
	static List<SessionSeen> concerned(StandIn seen, PathSeen path) {
		var configured = (seen.drained().peering() instanceof Value<PeeringSeen>(var drained, var _))
				&& !drained.families().isEmpty() ? drained.families() : EnumSet.allOf(Family.class);
		return path.sessions()
			.stream()
			.filter((session) -> configured.contains(session.family()))
			.filter((session) -> !session.unshown() || seen.drain().families().contains(session.family()))
			.toList();
	}

	private static RuleVerdict tablesSeen(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_TABLES_SEEN, survivor.name(),
				"sessions and routes of both links readable", survivor.path().at());
		return switch (survivor.path()) {
			case Failed<PathSeen>(var problem, var _) -> rule.unseen(problem, "the tables of " + survivor.name());
			case Value<PathSeen>(var path, var _) -> path.unseenSession()
				.or(path::unseenRoutes)
				.map((problem) -> rule.unseen(problem, "a table of " + survivor.name()))
				.orElseGet(() -> rule.pass("all read", "the tables of %s could be read".formatted(survivor.name())));
		};
	}

	/// @param open what we have open on the survivor
	static RuleVerdict notOurs(String survivor, List<String> open, Instant at) {
		var rule = new Rule(SafetyRule.SURVIVOR_FREE_OF_OWN_WRITES, survivor, "nothing of ours open on it", at);
		return open.isEmpty() ? rule.pass("nothing open", "we have nothing open on %s".formatted(survivor)) : rule.fail(
				Words.count(open.size(), "thing open", "things open"),
				"we have something open on %s: %s; that has to be closed first".formatted(survivor, Words.some(open)));
	}

	private static RuleVerdict operational(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_OPERATIONAL, survivor.name(),
				"circuit enabled by Microsoft, provisioned by the provider, Succeeded", survivor.circuit().at());
		return switch (survivor.circuit()) {
			case Failed<CircuitSeen>(var problem, var _) -> rule.unseen(problem, "the circuit " + survivor.name());
			case Value<CircuitSeen>(var circuit, var _) when circuit.operational() ->
				rule.pass(circuit.words(), "the circuit %s is in order".formatted(survivor.name()));
			// While a circuit is being updated, Azure may show it as disabled for
			// seconds.
			case Value<CircuitSeen>(var circuit, var _) when circuit.changing() -> rule.unclear(circuit.words(),
					"somebody is changing the circuit %s; wait until that is over".formatted(survivor.name()));
			case Value<CircuitSeen>(var circuit, var _) -> rule.fail(circuit.words(),
					"the circuit %s is not in order; repair it first".formatted(survivor.spoken()));
		};
	}

	private static RuleVerdict notInMaintenance(StandIn seen) {
		var survivor = seen.survivor();
		var rule = new Rule(SafetyRule.SURVIVOR_NOT_IN_MAINTENANCE, survivor.name(), "fewer than eight 12076 in a path",
				survivor.path().at());
		if (survivor.path() instanceof Failed<PathSeen>(var problem, var _)) {
			return rule.unseen(problem, "the routes of " + survivor.name());
		}
		if (survivor.seenPath().anyMatch(SurvivorRules::inMaintenance)) {
			return rule.fail("eight or more",
					"Microsoft is draining %s for maintenance; wait until that is over".formatted(survivor.spoken()));
		}
		return survivor.seenPath()
			.flatMap((path) -> path.unseenRoutes().stream())
			.findFirst()
			.map((problem) -> rule.unseen(problem, "a route table of " + survivor.name()))
			.orElseGet(() -> rule.pass("fewer", "no path over %s shows maintenance".formatted(survivor.name())));
	}

	private static boolean inMaintenance(PathSeen path) {
		return List.of(Link.values())
			.stream()
			.flatMap((link) -> path.routes(link).stream())
			.anyMatch((route) -> route.path().inMaintenance());
	}

	static String words(List<SessionSeen> sessions) {
		return sessions.stream()
			.map((session) -> session.name() + " " + session.words())
			.collect(Collectors.joining("; "));
	}

}
