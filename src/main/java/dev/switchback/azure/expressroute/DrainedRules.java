package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.LiveReplicas.Replica;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;

/// What must be true of the circuit that is to be drained, and of the write that drains it. Its health stands in nobody's
/// way but a drill's: a sick circuit is the reason to drain it.
final class DrainedRules {

	private DrainedRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		rules.add(md5(seen));
		rules.add(faithful(seen));
		rules.add(notBusy(seen));
		rules.add(customerManaged(seen));
		rules.add(ownPath(seen));
		if (seen.drained().declared().hasGateways()) {
			rules.add(globalReach(seen));
		}
		else {
			rules.add(validated(seen.drained()));
			rules.add(validated(seen.survivor()));
		}
		if (seen.drain().purpose() == Purpose.DRILL) {
			rules.add(whole(seen));
		}
		return rules;
	}

	private static RuleVerdict md5(StandIn seen) {
		var drained = seen.drained().declared();
		var rule = new Rule(SafetyRule.MD5_KNOWN, drained.name(), "not used, or at hand", seen.at());
		return switch (drained.md5()) {
			case NOT_USED -> rule.pass("not used", "no MD5 key is in use on %s".formatted(drained.name()));
			case USED -> switch (seen.key()) {
				case Md5Keys.Found.Key _ ->
					rule.pass("at hand", "the MD5 key of %s will be sent along".formatted(drained.name()));
				case Md5Keys.Found.None(var why) -> rule
					.fail("not at hand",
							"%s, and a write without it may erase it; see to that, or %s".formatted(why,
									Alternatives.inWords(drained)))
					.instead(Alternatives.of(seen));
			};
			case UNKNOWN -> rule.fail("not declared",
					"it is not declared whether an MD5 key is in use on %s, and a write without it may erase it; register the pair and declare it, or %s"
						.formatted(drained.spoken(), Alternatives.inWords(drained)))
				.instead(Alternatives.of(seen));
		};
	}

	private static RuleVerdict faithful(StandIn seen) {
		var drained = seen.drained();
		var rule = new Rule(SafetyRule.WRITE_PRESERVES_EVERYTHING, drained.name(),
				"nothing but the switch would change", drained.peering().at());
		return switch (drained.peering()) {
			case Failed<PeeringSeen>(ArmProblem.NotFound _, var _) -> rule.fail("no peering",
					"%s has no %s to switch off".formatted(drained.spoken(), drained.declared().peering().spoken()));
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + drained.name());
			case Value<PeeringSeen>(var peering, var _) -> faithful(rule, seen, peering);
		};
	}

	private static RuleVerdict faithful(Rule rule, StandIn seen, PeeringSeen peering) {
		for (var family : seen.drain().families()) {
			if (!peering.families().contains(family)) {
				return rule.fail("no " + family.spoken(),
						"%s is not configured on %s".formatted(family.spoken(), seen.drained().name()));
			}
		}
		// The MD5 key has a rule of its own.
		return PeeringBody.obstacle(peering, Md5.NOT_USED, null)
			.map((obstacle) -> rule
				.fail("not possible",
						"%s cannot be written back as it is: %s".formatted(seen.drained().spoken(), obstacle))
				.instead(Alternatives.of(seen)))
			.orElseGet(() -> rule.pass("everything kept",
					"a write to %s would keep everything else as it is".formatted(seen.drained().name())));
	}

	private static RuleVerdict notBusy(StandIn seen) {
		var drained = seen.drained();
		var rule = new Rule(SafetyRule.DRAINED_NOT_BUSY, drained.name(), "no change under way", drained.peering().at());
		return switch (drained.peering()) {
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + drained.name());
			case Value<PeeringSeen>(var peering, var _) ->
				peering.changing()
						? rule.unclear(peering.provisioningState(),
								"somebody is changing the peering of %s; wait until that is over"
									.formatted(drained.name()))
						: rule.pass(peering.provisioningState(), "nobody is changing %s".formatted(drained.name()));
		};
	}

	private static RuleVerdict customerManaged(StandIn seen) {
		var drained = seen.drained();
		var rule = new Rule(SafetyRule.CUSTOMER_MANAGED, drained.name(), "last modified by Customer",
				drained.peering().at());
		return switch (drained.peering()) {
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + drained.name());
			case Value<PeeringSeen>(var peering, var _) when peering.lastModifiedBy().equalsIgnoreCase("Customer") ->
				rule.pass("Customer", "the peering of %s is yours to change".formatted(drained.name()));
			case Value<PeeringSeen>(var peering, var _) when peering.lastModifiedBy().isEmpty() -> rule.unclear(
					"nobody",
					"Azure does not say who configured the peering of %s; if it was the provider, a write would overwrite its settings"
						.formatted(drained.name()));
			case Value<PeeringSeen> _ -> rule
				.fail("somebody else",
						"the provider manages the peering of %s, and a write would overwrite its settings; %s"
							.formatted(drained.spoken(), Alternatives.inWords(drained.declared())))
				.instead(Alternatives.ofProvider(drained.declared()));
		};
	}

	/// Who cuts the branch they sit on cannot bring it back.
	private static RuleVerdict ownPath(StandIn seen) {
		var drained = seen.drained().declared();
		var rule = new Rule(SafetyRule.OWN_PATH_ELSEWHERE, drained.name(), "declared to lead elsewhere", seen.at());
		return switch (seen.drain().ownPath()) {
			case ELSEWHERE -> undeclared(seen).map((replicas) -> rule.fail("not declared for " + replicas,
					"a replica of the service runs of which nobody declared how it reaches Azure and its database, so it may be over %s: %s; name it or its site in the pair's ownPaths, or end it"
						.formatted(drained.spoken(), replicas)))
				.orElseGet(() -> rule.pass("elsewhere",
						"the service itself does not depend on %s".formatted(drained.name())));
			case OVER_IT -> rule.fail("over it",
					"the service itself reaches Azure or its database over %s and might not be able to bring it back; run it elsewhere"
						.formatted(drained.spoken()));
			case UNDECLARED -> rule.fail("not declared",
					"it is not declared whether the service itself reaches Azure and its database over %s; declare the pair's ownPath"
						.formatted(drained.spoken()));
		};
	}

	/// The replicas that run although nobody declared how they reach anything: each of them may be the one that has to bring
	/// the circuit back.
	private static Optional<String> undeclared(StandIn seen) {
		var declared = seen.drain().ownPathFrom();
		if (declared.isEmpty()) {
			return Optional.empty();
		}
		var names = seen.replicas()
			.stream()
			.filter((replica) -> declared.stream().noneMatch(replica::called))
			.map(Replica::spoken)
			.sorted()
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? Optional.empty() : Optional.of(names);
	}

	private static RuleVerdict globalReach(StandIn seen) {
		var drained = seen.drained();
		var rule = new Rule(SafetyRule.GLOBAL_REACH_UNCUT, drained.name(), "no Global Reach connections",
				drained.peering().at());
		return switch (drained.peering()) {
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + drained.name());
			case Value<PeeringSeen>(var peering, var _) -> peering.globalReach().isEmpty()
					? rule.pass("none", "no Global Reach connection ends at %s".formatted(drained.name()))
					: rule.fail(Words.count(peering.globalReach().size(), "connection", "connections"),
							"draining %s would cut its Global Reach connections: %s".formatted(drained.name(),
									Words.some(peering.globalReach())));
		};
	}

	/// A write may have Microsoft validate anew, and what is not validated does not come up again.
	private static RuleVerdict validated(StandIn.Side side) {
		var rule = new Rule(SafetyRule.PUBLIC_PREFIXES_VALIDATED, side.name(), "all public prefixes Configured",
				side.peering().at());
		return switch (side.peering()) {
			case Failed<PeeringSeen>(var problem, var _) -> rule.unseen(problem, "the peering of " + side.name());
			case Value<PeeringSeen>(var peering, var _) -> {
				var prefixes = PublicPrefixes.of(peering);
				if (!prefixes.told(peering)) {
					yield rule.unclear("unknown",
							"Azure shows nothing of the public prefixes of %s, so it is not known whether they are validated; look at its peering in the portal"
								.formatted(side.spoken()));
				}
				yield prefixes.validated() ? rule.pass(prefixes.words(), "the public prefixes of %s are validated"
					.formatted(side.name())) : rule.fail(prefixes.words(),
							"Microsoft has not validated the public prefixes of %s, and keeps BGP down until it has; open a support request"
								.formatted(side.spoken()));
			}
		};
	}

	/// A drill of a circuit that is not whole proves nothing, and cannot bring it back
	/// whole.
	private static RuleVerdict whole(StandIn seen) {
		var drained = seen.drained();
		var rule = new Rule(SafetyRule.DRAINED_WHOLE, drained.name(),
				"enabled, Succeeded, both links up and bringing prefixes", drained.path().at());
		return switch (drained.path()) {
			case Failed<PathSeen>(var problem, var _) -> rule.unseen(problem, "the state of " + drained.name());
			case Value<PathSeen>(var path, var _) -> {
				var sessions = SurvivorRules.concerned(seen, path);
				var measured = path.peering().words() + "; " + SurvivorRules.words(sessions);
				if (path.peering().changing()) {
					yield rule.unclear(measured, "somebody is changing the peering of %s; wait until that is over"
						.formatted(drained.name()));
				}
				if (!seen.drain().families().stream().allMatch(path.peering()::on) || !path.peering().settled()
						|| sessions.stream().anyMatch(SessionSeen::notCarrying)) {
					yield rule.fail(measured, "%s is not whole, so a drill would prove nothing; repair it first"
						.formatted(drained.spoken()));
				}
				if (sessions.stream().anyMatch(SessionSeen::unshown)) {
					yield rule.unclear(measured, SurvivorRules.untold(drained.declared()));
				}
				yield path.unseenSession()
					.or(path::unseenRoutes)
					.map((problem) -> rule.unseen(problem, "a table of " + drained.name()))
					.orElseGet(() -> rule.pass(measured, "%s is whole".formatted(drained.name())));
			}
		};
	}

}
