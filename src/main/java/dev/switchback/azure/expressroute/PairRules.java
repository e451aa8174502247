package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.expressroute.Required.Source;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;

/// What must be true of the two circuits together, and of what leans on them.
final class PairRules {

	/// The subject of what is not known of gateways that could not be read.
	static final String OTHER_GATEWAYS = "other gateways";

	private static final String UNKNOWN = "unknown";

	private PairRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		var rules = new ArrayList<RuleVerdict>();
		rules.add(twoCircuits(seen));
		rules.add(twoLocations(seen));
		if (seen.drained().declared().hasGateways()) {
			rules.add(commonGateway(seen));
		}
		rules.add(prefixes(seen));
		rules.addAll(dependants(seen));
		return rules;
	}

	private static RuleVerdict twoCircuits(StandIn seen) {
		var rule = new Rule(SafetyRule.TWO_CIRCUITS, seen.survivor().name(), "two different circuits", seen.at());
		return seen.drained().declared().id().same(seen.survivor().declared().id())
				? rule.fail("one circuit", "%s cannot stand in for itself".formatted(seen.drained().name()))
				: rule.pass("two circuits",
						"%s and %s are two circuits".formatted(seen.drained().name(), seen.survivor().name()));
	}

	private static RuleVerdict twoLocations(StandIn seen) {
		var rule = new Rule(SafetyRule.TWO_PEERING_LOCATIONS, seen.survivor().name(), "two different peering locations",
				seen.survivor().circuit().at());
		var locations = new ArrayList<String>();
		for (var side : List.of(seen.drained(), seen.survivor())) {
			switch (side.circuit()) {
				case Failed<CircuitSeen>(var problem, var _) -> {
					return rule.unseen(problem, "the circuit " + side.name());
				}
				case Value<CircuitSeen>(var circuit, var _) ->
					locations.add(circuit.peeringLocation().isEmpty() ? UNKNOWN : circuit.peeringLocation());
			}
		}
		var words = "%s and %s".formatted(locations.getFirst(), locations.getLast());
		if (locations.contains(UNKNOWN)) {
			return rule.unclear(words, "Azure does not say where both circuits end");
		}
		var one = new PeeringLocation(locations.getFirst());
		var other = new PeeringLocation(locations.getLast());
		if (one.shares(other)) {
			return rule.fail(words, "%s, so one site's failure may take both".formatted(sharing(locations)));
		}
		return one.apart(other) ? rule.pass(words, "the circuits end in two locations") : rule.unreadable(words,
				"%s may be one house: Azure calls a port's location by its house, and others by a name of its own; ask the provider in which house the circuit ends"
					.formatted(words));
	}

	private static String sharing(List<String> locations) {
		return locations.getFirst().equalsIgnoreCase(locations.getLast())
				? "both circuits end in " + locations.getFirst()
				: "a Metro circuit ends at two sites of one city, and the other circuit ends in that city as well";
	}

	private static RuleVerdict commonGateway(StandIn seen) {
		var rule = new Rule(SafetyRule.COMMON_GATEWAY, seen.survivor().name(),
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
		var rule = new Rule(SafetyRule.PREFIXES_COVERED, seen.survivor().name(),
				"everything arrives exactly, in a declared summary, or is declared local", seen.survivor().path().at());
		return unseen(seen).map((problem) -> rule.unseen(problem, "a route table of one of the circuits"))
			.orElseGet(() -> prefixes(rule, seen, coverage(seen)));
	}

	/// Why it cannot be compared what arrives over the circuits. In an emergency the drained one need not be seen.
	private static Optional<ArmProblem> unseen(StandIn seen) {
		var sides = (seen.drain().purpose() == Purpose.EMERGENCY) ? Stream.of(seen.survivor())
				: Stream.of(seen.drained(), seen.survivor());
		return sides.flatMap((side) -> switch (side.path()) {
			case Failed<PathSeen>(var problem, var _) -> Stream.of(problem);
			case Value<PathSeen>(var path, var _) -> path.unseenRoutes().stream();
		}).findFirst();
	}

	/// What arrives over the survivor of what has to.
	static Coverage coverage(StandIn seen) {
		var arriving = seen.survivor().seenPath().map(PathSeen::arriving).findFirst().orElse(Set.of());
		return Coverage.of(seen.required().prefixes(), arriving, seen.drain().declared(), seen.at());
	}

	private static RuleVerdict prefixes(Rule rule, StandIn seen, Coverage coverage) {
		var survivor = seen.survivor().spoken();
		var required = seen.required();
		if (required.source() == Source.NOWHERE) {
			return rule.unclear("nothing to compare with",
					"%s brings nothing, and nobody knows what it should bring; declare its prefixes"
						.formatted(seen.drained().spoken()));
		}
		var untold = untold(seen);
		if (untold.isPresent() && coverage.missing().isEmpty()) {
			return rule.unclear("no %s prefix".formatted(untold.get().spoken()),
					"no %s prefix of %s is shown or known, so there is nothing to compare with; declare its prefixes"
						.formatted(untold.get().spoken(), seen.drained().spoken()));
		}
		if (coverage.whole()) {
			return rule.pass(coverage.words(), "%s arrives over %s as well"
				.formatted(required.spoken(seen.drained().name()), seen.survivor().name()));
		}
		return coverage.missing().isEmpty() ? rule.unclear(coverage.words(),
				"for some prefixes only a larger network arrives over %s, which proves nothing; announce them there as well, or declare the summary: %s"
					.formatted(survivor, Words.some(coverage.lacking())))
				: rule.fail(coverage.words(),
						"some prefixes do not arrive over %s and would be cut off; announce them there as well%s: %s"
							.formatted(survivor, pools(seen), Words.some(coverage.missing())));
	}

	/// Where each circuit has a NAT pool of its own, other prefixes are right, if somebody says so.
	private static String pools(StandIn seen) {
		return seen.drained().declared().hasGateways() ? "" : ", or declare the NAT pools of both circuits";
	}

	/// A family that is to be drained and of which no prefix is known.
	private static Optional<Family> untold(StandIn seen) {
		return seen.drain()
			.families()
			.stream()
			.filter((family) -> seen.required().prefixes().stream().noneMatch((prefix) -> prefix.family() == family))
			.findFirst();
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
			rules.add(
					dependantRule(seen, OTHER_GATEWAYS).unclear("unknown", "it is not known what else depends on %s: %s"
						.formatted(seen.drained().name(), Words.some(seen.gateways().unread()))));
		}
		return rules;
	}

	private static Rule dependantRule(StandIn seen, String subject) {
		return new Rule(SafetyRule.GATEWAY_HAS_BOTH_PATHS, subject, "learns every prefix over the survivor as well",
				seen.at());
	}

	private static RuleVerdict dependant(StandIn seen, ConnectionSeen connection) {
		var gateway = connection.gateway();
		var rule = dependantRule(seen, gateway.name());
		if (!linkedToSurvivor(seen, connection) && !seen.gateways().unread().isEmpty()) {
			return rule.unclear("unknown", "it is not known whether %s is linked to %s as well: %s"
				.formatted(gateway.name(), seen.survivor().spoken(), Words.some(seen.gateways().unread())));
		}
		if (!linkedToSurvivor(seen, connection)) {
			return rule.fail("not linked to it", "%s depends on %s alone and would be cut off; link it to %s as well"
				.formatted(gateway.name(), seen.drained().name(), seen.survivor().spoken()));
		}
		return switch (seen.learned(connection)) {
			case Value<List<LearnedRoute>> _ -> learned(rule, seen, connection);
			case Failed<List<LearnedRoute>>(var problem, var _) ->
				rule.unseen(problem, "the routes of " + gateway.name());
			case null -> rule.unclear("not seen", "the routes of %s could not be read".formatted(gateway.name()));
		};
	}

	private static RuleVerdict learned(Rule rule, StandIn seen, ConnectionSeen connection) {
		var gateway = connection.gateway().name();
		var required = seen.required().prefixes();
		var doubtful = doubtful(seen, connection);
		if (doubtful.isEmpty()) {
			return rule.pass("%d of %s".formatted(required.size(), Words.prefixes(required.size())),
					"%s learns every prefix over %s".formatted(gateway,
							seen.drainedIsSilent() ? seen.survivor().name() : "both circuits"));
		}
		return rule.unclear("%d of %s".formatted(required.size() - doubtful.size(), Words.prefixes(required.size())),
				"it cannot be told that %s learns these prefixes over %s: %s".formatted(gateway,
						seen.survivor().spoken(), Words.some(doubtful)));
	}

	/// The prefixes of which it cannot be told that a gateway learns them over the survivor. One declared local need not be
	/// learned; one of which a declared summary arrives may be learned as that.
	static Set<Prefix> doubtful(StandIn seen, ConnectionSeen connection) {
		if (!(seen.learned(connection) instanceof Value<List<LearnedRoute>>(var routes, var _))) {
			return Set.of();
		}
		var declared = coverage(seen).declared();
		var required = new TreeSet<>(seen.required().prefixes());
		required.removeAll(declared);
		return GatewayView.of(routes).doubtful(required, others(seen, connection), seen.drainedIsSilent());
	}

	static boolean linkedToSurvivor(StandIn seen, ConnectionSeen connection) {
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
