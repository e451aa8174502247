package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleVerdict;

/// What must be true of the two circuits together, and of what leans on them.
final class PairRules {

	private PairRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		rules.add(twoCircuits(seen));
		rules.add(twoLocations(seen));
		rules.add(commonGateway(seen));
		rules.add(prefixes(seen));
		rules.addAll(dependants(seen));
		return rules;
	}

	private static RuleVerdict twoCircuits(StandIn seen) {
		var rule = new Rule("two-circuits", Force.NEVER_OVERRIDABLE, seen.survivor().name(), "two different circuits",
				seen.at());
		return seen.drained().declared().id().same(seen.survivor().declared().id())
				? rule.fail("one circuit", "%s cannot stand in for itself".formatted(seen.drained().name()))
				: rule.pass("two circuits",
						"%s and %s are two circuits".formatted(seen.drained().name(), seen.survivor().name()));
	}

	private static RuleVerdict twoLocations(StandIn seen) {
		var rule = new Rule("two-peering-locations", Force.OVERRIDABLE_IN_EMERGENCY, seen.survivor().name(),
				"two different peering locations", seen.survivor().circuit().at());
		var locations = new ArrayList<String>();
		for (var side : List.of(seen.drained(), seen.survivor())) {
			switch (side.circuit()) {
				case Failed<CircuitSeen>(var problem, var _) -> {
					return rule.unseen(problem, "the circuit " + side.name());
				}
				case Value<CircuitSeen>(var circuit, var _) -> locations.add(circuit.peeringLocation());
			}
		}
		var words = "%s and %s".formatted(locations.getFirst(), locations.getLast());
		if (locations.contains("")) {
			return rule.unclear(words, "Azure does not say where both circuits end");
		}
		return locations.getFirst().equalsIgnoreCase(locations.getLast())
				? rule.fail(words,
						"both circuits end in %s, so one site's failure takes both".formatted(locations.getFirst()))
				: rule.pass(words, "the circuits end in two locations");
	}

	private static RuleVerdict commonGateway(StandIn seen) {
		var rule = new Rule("common-gateway", Force.OVERRIDABLE_IN_EMERGENCY, seen.survivor().name(),
				"at least one gateway linked to both circuits", seen.at());
		var common = new TreeSet<String>();
		seen.to(seen.drained())
			.stream()
			.filter((connection) -> linkedToSurvivor(seen, connection))
			.forEach((connection) -> common.add(connection.gateway().name()));
		if (!common.isEmpty()) {
			return rule.pass(Words.some(common), "%s linked to both circuits"
				.formatted((common.size() == 1) ? Words.some(common) + " is" : Words.some(common) + " are"));
		}
		return seen.gateways().unread().isEmpty()
				? rule.fail("none", "no gateway is linked to both circuits, so nothing could move over")
				: rule.unclear("none seen", Words.some(seen.gateways().unread()));
	}

	private static RuleVerdict prefixes(StandIn seen) {
		var rule = new Rule("prefixes-covered", Force.OVERRIDABLE_WITH_SECOND_PERSON, seen.survivor().name(),
				"every prefix of the drained circuit arrives exactly", seen.survivor().path().at());
		for (var side : List.of(seen.drained(), seen.survivor())) {
			if (side.path() instanceof Failed<PathSeen>(var problem, var _)) {
				return rule.unseen(problem, "the routes of " + side.name());
			}
			var unseen = side.seenPath().flatMap((path) -> path.unseenRoutes().stream()).findFirst();
			if (unseen.isPresent()) {
				return rule.unseen(unseen.get(), "a route table of " + side.name());
			}
		}
		var arriving = seen.survivor().seenPath().map(PathSeen::arriving).findFirst().orElseThrow();
		return prefixes(rule, seen, Coverage.of(seen.required(), arriving));
	}

	private static RuleVerdict prefixes(Rule rule, StandIn seen, Coverage coverage) {
		var survivor = seen.survivor().spoken();
		if (coverage.whole()) {
			return rule.pass(coverage.words(), "every prefix of %s arrives over %s as well"
				.formatted(seen.drained().name(), seen.survivor().name()));
		}
		return coverage.missing().isEmpty() ? rule.unclear(coverage.words(),
				"for some prefixes only a larger network arrives over %s, which proves nothing; announce them there as well"
					.formatted(survivor))
				: rule.fail(coverage.words(),
						"some prefixes do not arrive over %s and would be cut off; announce them there as well: %s"
							.formatted(survivor, Words.some(coverage.missing())));
	}

	/// One rule for each gateway that is linked to the drained circuit.
	private static List<RuleVerdict> dependants(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		seen.to(seen.drained())
			.stream()
			.sorted(Comparator.comparing((ConnectionSeen connection) -> connection.gateway().normal()))
			.map((connection) -> dependant(seen, connection))
			.forEach(rules::add);
		if (!seen.gateways().unread().isEmpty()) {
			rules.add(dependantRule(seen, "other gateways").unclear("unknown",
					"it is not known what else depends on %s: %s".formatted(seen.drained().name(),
							Words.some(seen.gateways().unread()))));
		}
		return rules;
	}

	private static Rule dependantRule(StandIn seen, String subject) {
		return new Rule("gateway-has-both-paths", Force.OVERRIDABLE_WITH_SECOND_PERSON, subject,
				"learns every prefix over the survivor as well", seen.at());
	}

	private static RuleVerdict dependant(StandIn seen, ConnectionSeen connection) {
		var gateway = connection.gateway();
		var rule = dependantRule(seen, gateway.name());
		if (!linkedToSurvivor(seen, connection)) {
			return rule.fail("not linked to it", "%s depends on %s alone and would be cut off; link it to %s as well"
				.formatted(gateway.name(), seen.drained().name(), seen.survivor().spoken()));
		}
		return switch (seen.learned().get(gateway.normal())) {
			case Value<List<LearnedRoute>>(var routes, var _) ->
				learned(rule, seen, GatewayView.of(routes), gateway.name(), others(seen, connection));
			case Failed<List<LearnedRoute>>(var problem, var _) ->
				rule.unseen(problem, "the routes of " + gateway.name());
			case null -> rule.unclear("not seen", "the routes of %s could not be read".formatted(gateway.name()));
		};
	}

	private static RuleVerdict learned(Rule rule, StandIn seen, GatewayView view, String gateway, int others) {
		var required = seen.required();
		var doubtful = view.doubtful(required, others);
		if (doubtful.isEmpty()) {
			return rule.pass("%d of %s".formatted(required.size(), Words.prefixes(required.size())),
					"%s learns every prefix over both circuits".formatted(gateway));
		}
		return rule.unclear("%d of %s".formatted(required.size() - doubtful.size(), Words.prefixes(required.size())),
				"it cannot be told that %s learns these prefixes over %s: %s".formatted(gateway,
						seen.survivor().spoken(), Words.some(doubtful)));
	}

	private static boolean linkedToSurvivor(StandIn seen, ConnectionSeen connection) {
		return seen.beside(connection)
			.stream()
			.anyMatch((other) -> other.circuit().same(seen.survivor().declared().id())
					&& !other.status().equalsIgnoreCase("NotConnected"));
	}

	/// How many circuits besides the pair a gateway is linked to.
	static int others(StandIn seen, ConnectionSeen connection) {
		return (int) seen.beside(connection)
			.stream()
			.map(ConnectionSeen::circuit)
			.filter((circuit) -> !circuit.same(seen.drained().declared().id())
					&& !circuit.same(seen.survivor().declared().id()))
			.map((circuit) -> circuit.normal())
			.distinct()
			.count();
	}

}
