package dev.switchback.readiness.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.PeeringLocation;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Maximum resiliency is two circuits in two locations. One Metro circuit has two sites and is still one circuit; two circuits
/// of which one is Metro and ends in the other's city share a city. The failover's own rules decide.
final class MaximumResiliency implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-02",
				"A pair for maximum resiliency is two circuits in two peering locations with a gateway in common.",
				Basis.READ, Severity.HIGH, "Order the second circuit in another peering location.", Source.METRO);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.wholePairs().map((pair) -> judge(snapshot, pair));
	}

	private Finding judge(Snapshot snapshot, Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair)).seen(pair.declared().of("primary"),
				pair.declared().of("secondary"));
		var first = pair.first().orElseThrow();
		var second = pair.second().orElseThrow();
		sheet.seen(snapshot.location(first), snapshot.location(second));
		if (first.key().equals(second.key())) {
			return sheet.fail("%s is one circuit, and not two".formatted(pair.name()));
		}
		var one = first.privatePeering().first();
		var other = second.privatePeering().first();
		if (one.isEmpty() || other.isEmpty()) {
			return sheet.unknown("the private peering of a circuit of %s is not known".formatted(pair.name()));
		}
		Stream.of(first, second).filter(Circuit::direct).map(Circuit::port).forEach(sheet::seen);
		var review = Reviews.pair(snapshot, one.get(), other.get());
		var hub = hub(snapshot, first, second);
		var rules = hub ? List.of(SafetyRule.TWO_CIRCUITS, SafetyRule.TWO_PEERING_LOCATIONS)
				: List.of(SafetyRule.TWO_CIRCUITS, SafetyRule.TWO_PEERING_LOCATIONS, SafetyRule.COMMON_GATEWAY);
		common(snapshot, first, second).ifPresent(sheet::because);
		for (var rule : rules) {
			var bad = review.of(rule).stream().filter((verdict) -> verdict.verdict() != Verdict.PASS).findFirst();
			if (bad.isPresent()) {
				return sheet.as(bad.get());
			}
		}
		return sheet.pass(words(snapshot, pair, review.of(SafetyRule.TWO_PEERING_LOCATIONS).getFirst()));
	}

	/// Whether a virtual hub is linked to both. No failover goes there, so its own rule knows of no such gateway.
	private static boolean hub(Snapshot snapshot, Circuit one, Circuit other) {
		return snapshot.to(one).stream().filter((connection) -> connection.gateway().hub()).anyMatch((connection) -> {
			var same = snapshot.to(other)
				.stream()
				.filter((each) -> each.gateway().key().equals(connection.gateway().key()))
				.findFirst();
			return same.isPresent() && connection.connected() && same.get().connected();
		});
	}

	/// How both are linked to one gateway: of several to the one that was read last.
	private static Optional<List<Place>> common(Snapshot snapshot, Circuit one, Circuit other) {
		var beside = snapshot.to(other).stream().collect(Collectors.groupingBy((each) -> each.gateway().key()));
		return snapshot.to(one)
			.stream()
			.flatMap((connection) -> beside.getOrDefault(connection.gateway().key(), List.of())
				.stream()
				.filter((same) -> connection.connected() && same.connected())
				.map((same) -> List.of(connection.end(), same.end(), connection.status(), same.status())))
			.max(Comparator
				.comparing((places) -> places.stream().map(Place::readAt).min(Instant::compareTo).orElse(Instant.MIN)));
	}

	private static String words(Snapshot snapshot, Pair pair, RuleVerdict locations) {
		var metro = pair.circuits()
			.flatMap((circuit) -> snapshot.location(circuit).text().stream())
			.anyMatch((location) -> new PeeringLocation(location).metro());
		return "%s: %s%s".formatted(locations.sentence(), locations.measured(), metro
				? "; one of them is a Metro circuit, which alone would be of high and not of maximum resiliency" : "");
	}

}
