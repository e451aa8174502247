package dev.switchback.azure.expressroute;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.RuleVerdict;

/// Whether the survivor can be expected to last: it has bandwidth for both, and nobody announces to take it away. What
/// cannot be read is said and stands in nobody's way: neither tells anything of the survivor as it is now, and Azure
/// Monitor and Service Health are the first to fall silent when much is down.
final class OutlookRules {

	/// Steps in which it gets worse that the peaks take too much.
	private static final int STEP = 5;

	/// More than this is not told apart.
	private static final int MOST = 1000;

	private OutlookRules() {
	}

	static List<RuleVerdict> judge(StandIn seen) {
		return List.of(headroom(seen), announced(seen));
	}

	private static RuleVerdict headroom(StandIn seen) {
		var survivor = seen.survivor().name();
		var outlook = seen.outlook();
		var rule = new Rule(SafetyRule.SURVIVOR_HAS_HEADROOM, survivor,
				"at most %d %% of its bandwidth for the peaks of both circuits".formatted(outlook.headroom()),
				outlook.survivor().at());
		var megabits = megabits(seen);
		return switch (outlook.both()) {
			case Failed<Load>(var problem, var _) -> rule.unreadable("not seen",
					"%s, so it is not known whether %s has bandwidth for both; look at their metrics"
						.formatted(problem.sentence("the peaks of what the circuits carry"), survivor));
			case Value<Load> _ when megabits <= 0 -> rule.unreadable("unknown bandwidth",
					"Azure does not say what bandwidth %s has, so it is not known whether that is enough for both"
						.formatted(survivor));
			case Value<Load>(var both, var _) -> {
				var measured = "%d %% of %d Mbit/s".formatted(both.percentOf(megabits), megabits);
				yield (both.percentOf(megabits) > outlook.headroom()) ? rule.fail(measured,
						"%s may have too little bandwidth for both, whose peaks add up to %s, %s; drain it when less is going on"
							.formatted(seen.survivor().spoken(), both.words(), measured))
						: rule.pass(measured, "%s has bandwidth for both, whose peaks add up to %s, %s"
							.formatted(survivor, both.words(), measured));
			}
		};
	}

	private static long megabits(StandIn seen) {
		return (seen.survivor().circuit() instanceof Value<CircuitSeen>(var circuit, var _)) ? circuit.megabits() : 0;
	}

	private static RuleVerdict announced(StandIn seen) {
		var survivor = seen.survivor().name();
		var outlook = seen.outlook();
		var rule = new Rule(SafetyRule.SURVIVOR_NO_MAINTENANCE_ANNOUNCED, survivor,
				"none announced for the next %d h".formatted(outlook.ahead().toHours()), outlook.maintenance().at());
		return switch (soon(seen)) {
			case Failed<List<Announced>>(var problem, var _) -> rule.unreadable("not seen",
					"%s, so it is not known whether maintenance of %s is announced; look at Service Health"
						.formatted(problem.sentence("what Service Health tells of " + survivor), survivor));
			case Value<List<Announced>>(var soon, var _) when soon.isEmpty() ->
				rule.pass("none", "nobody announces maintenance of %s".formatted(survivor));
			case Value<List<Announced>>(var soon, var _) -> {
				var words = soon.stream().map(Announced::words).collect(Collectors.joining(", "));
				yield rule.fail(words, "maintenance of %s is announced: %s; wait until it is over"
					.formatted(seen.survivor().spoken(), words));
			}
		};
	}

	/// From Azure and from declarations. What is declared counts whether Azure can be asked or not.
	private static Fetched<List<Announced>> soon(StandIn seen) {
		var outlook = seen.outlook();
		var declared = seen.drain()
			.declared()
			.maintenanceOfOther()
			.stream()
			.filter((one) -> one.touches(seen.at(), seen.at().plus(outlook.ahead())))
			.toList();
		return switch (outlook.soon(seen.at())) {
			case Failed<List<Announced>> failed ->
				declared.isEmpty() ? failed : new Value<>(declared, outlook.maintenance().at());
			case Value<List<Announced>>(var all, var at) ->
				new Value<>(Stream.concat(all.stream(), declared.stream()).toList(), at);
		};
	}

	/// How far beyond the threshold the peaks are, so that more than before is told from as much as before.
	static Set<String> beyond(StandIn seen) {
		var beyond = new LinkedHashSet<String>();
		if (seen.outlook().both() instanceof Value<Load>(var both, var _) && megabits(seen) > 0) {
			var percent = Math.min(MOST, both.percentOf(megabits(seen)));
			for (long step = seen.outlook().headroom(); step < percent; step += STEP) {
				beyond.add("over-%d%%".formatted(step));
			}
		}
		return beyond;
	}

	/// What is announced, by where it is known from and when it begins.
	static Set<String> ids(StandIn seen) {
		return (soon(seen) instanceof Value<List<Announced>>(var soon, var _)) ? soon.stream()
			.map((one) -> (one.id() + "@" + one.from()).toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(LinkedHashSet::new)) : Set.of();
	}

}
