package dev.switchback.azure.expressroute;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.RuleVerdict;

/// What exactly is not as a rule wants it: so that it can be told later whether it got worse.
final class Lacking {

	private Lacking() {
	}

	/// The parts that a failing rule lacks; empty if it has no parts, or nothing can be said of them.
	static Set<String> of(RuleVerdict verdict, StandIn seen) {
		var rule = SafetyRule.of(verdict.rule()).orElseThrow();
		return switch (rule) {
			case PREFIXES_COVERED -> texts(PairRules.coverage(seen).lacking());
			case GATEWAY_HAS_BOTH_PATHS -> seen.to(seen.drained())
				.stream()
				.filter((connection) -> connection.gateway().name().equalsIgnoreCase(verdict.subject()))
				.findFirst()
				.map((connection) -> PairRules.linkedToSurvivor(seen, connection)
						? texts(PairRules.doubtful(seen, connection)) : Set.of(Overrulings.EVERYTHING))
				.orElse(Set.of());
			case SURVIVOR_BOTH_LINKS -> seen.survivor()
				.seenPath()
				.flatMap((path) -> SurvivorRules.concerned(seen, path).stream())
				.filter(Predicate.not(SessionSeen::carrying))
				.map((session) -> session.name().toLowerCase(Locale.ROOT))
				.collect(Collectors.toCollection(TreeSet::new));
			case GLOBAL_REACH_UNCUT -> (seen.drained().peering() instanceof Value<PeeringSeen>(var peering, var _))
					? new TreeSet<>(peering.globalReach()) : Set.of();
			case SURVIVOR_HAS_HEADROOM -> OutlookRules.beyond(seen);
			case SURVIVOR_NO_MAINTENANCE_ANNOUNCED -> OutlookRules.ids(seen);
			case NO_AZURE_FAILOVER_TEST -> AzureTestRules.parts(seen, verdict.subject());
			case SURVIVOR_ENABLED, SURVIVOR_SETTLED, SURVIVOR_NOT_DOWN, SURVIVOR_LINKS_ALIKE, SURVIVOR_TABLES_SEEN,
					SURVIVOR_FREE_OF_OWN_WRITES, SURVIVOR_OPERATIONAL, SURVIVOR_NOT_IN_MAINTENANCE, MD5_KNOWN,
					WRITE_PRESERVES_EVERYTHING, DRAINED_NOT_BUSY, PUBLIC_PREFIXES_VALIDATED, DRAINED_AS_RECORDED,
					CUSTOMER_MANAGED, OWN_PATH_ELSEWHERE, DRAINED_WHOLE, TWO_CIRCUITS, TWO_PEERING_LOCATIONS,
					COMMON_GATEWAY, SYMMETRY, OVERRIDE_FITTING ->
				Set.of();
		};
	}

	private static Set<String> texts(Set<Prefix> prefixes) {
		return prefixes.stream().map(Prefix::toString).collect(Collectors.toCollection(TreeSet::new));
	}

}
