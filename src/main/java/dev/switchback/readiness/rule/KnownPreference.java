package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.expressroute.Review.Arrival;
import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Connection;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;

/// Which circuit traffic from Azure takes, and what decides it. A gateway asks for the longest match first, then for the
/// heavier connection, then for the shorter path.
final class KnownPreference implements DesignRule {

	private static final String BOTH = "both alike";

	@Override
	public Guideline guideline() {
		return new Guideline("ER-08",
				"It is known which circuit of a pair is preferred, and all gateways prefer the same.", Basis.READ,
				Severity.INFO, "Give the connections of all gateways weights that prefer the same circuit.",
				Source.ROUTING);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.wholePairs().map((pair) -> judge(snapshot, pair));
	}

	private Finding judge(Snapshot snapshot, Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		if (pair.single()) {
			return sheet.seen(pair.declared().of("primary"), pair.declared().of("secondary"))
				.fail("%s is one circuit, and none is preferred".formatted(pair.name()));
		}
		var one = pair.first().orElseThrow();
		var other = pair.second().orElseThrow();
		var decided = byWeight(snapshot, one, other, sheet);
		if (decided.isEmpty()) {
			return sheet.seen(one.place().at("id"), other.place().at("id"))
				.unknown("no gateway is known to be linked to both circuits of %s".formatted(pair.name()));
		}
		var unread = Reviews.unread(snapshot);
		if (!unread.isEmpty()) {
			return sheet.seen(snapshot.root().at("gateways"))
				.unknown("it is not known what all gateways prefer: %s".formatted(unread.getFirst()));
		}
		var far = pair.circuits().flatMap((circuit) -> Reviews.far(snapshot, circuit).stream()).toList();
		if (!far.isEmpty()) {
			return sheet.because(far)
				.unknown("it is not known what all gateways prefer: %s".formatted(Reviews.words(far.getFirst())));
		}
		var preferred = new TreeSet<>(decided.values());
		if (preferred.contains("")) {
			return sheet
				.unknown("it is not known of all connections to %s how heavy they are, and whether they are connected"
					.formatted(pair.name()));
		}
		if (preferred.size() > 1) {
			return sheet
				.fail("the gateways of %s do not prefer the same circuit: %s".formatted(pair.name(), words(decided)));
		}
		if (!preferred.contains(BOTH)) {
			return sheet.pass("the connections' weights make all gateways prefer %s%s"
				.formatted(ArmId.tail(preferred.first()), ProbedLatency.said(snapshot, pair, sheet)));
		}
		return byPath(snapshot, pair, sheet);
	}

	private static String words(Map<String, String> decided) {
		return decided.entrySet()
			.stream()
			.map((entry) -> "%s=%s".formatted(ArmId.tail(entry.getKey()), ArmId.tail(entry.getValue())))
			.sorted()
			.collect(Collectors.joining(", ", "{", "}"));
	}

	/// By the id of a gateway that of the circuit that it prefers; empty text if that is not known.
	private static TreeMap<String, String> byWeight(Snapshot snapshot, Circuit one, Circuit other, Sheet sheet) {
		var decided = new TreeMap<String, String>();
		var others = snapshot.to(other).stream().collect(Collectors.groupingBy((each) -> each.gateway().key()));
		for (var to : snapshot.to(one)) {
			for (var beside : others.getOrDefault(to.gateway().key(), List.of())) {
				var places = List.of(to.property("routingWeight"), beside.property("routingWeight"), to.status(),
						beside.status());
				var preferred = preferred(to, beside, one, other);
				// One of each kind shows what gateways prefer.
				if (!decided.containsValue(preferred)) {
					sheet.because(places);
				}
				sheet.seen(places);
				decided.put(to.gateway().id(), preferred);
			}
		}
		return decided;
	}

	private static String preferred(Connection first, Connection second, Circuit one, Circuit other) {
		if (first.cut() || second.cut()) {
			return first.cut() ? second.cut() ? "" : other.id() : one.id();
		}
		if (!first.connected() || !second.connected()) {
			return "";
		}
		var weight = weight(first);
		var weightOfOther = weight(second);
		if (weight.signum() < 0 || weightOfOther.signum() < 0) {
			return "";
		}
		var order = weight.compareTo(weightOfOther);
		return (order == 0) ? BOTH : (order > 0) ? one.id() : other.id();
	}

	/// A connection of which no weight is shown has the default one, unless nothing is shown of it.
	private static BigDecimal weight(Connection connection) {
		return connection.property().there() ? connection.property("routingWeight").number().orElse(BigDecimal.ZERO)
				: BigDecimal.ONE.negate();
	}

	private static Finding byPath(Snapshot snapshot, Pair pair, Sheet sheet) {
		var reviews = new ArrayList<Review>();
		for (var circuit : pair.circuits().toList()) {
			var peering = circuit.privatePeering().first();
			if (peering.isEmpty() || Reviews.alone(snapshot, peering.get()).unseen().isPresent()) {
				return sheet
					.unknown("the weights are alike, and the routes of %s are not known".formatted(circuit.name()));
			}
			sheet.seen(peering.get().place().at("body"));
			for (var link : Link.values()) {
				sheet.seen(peering.get().table(link, "routes").at("value"));
			}
			reviews.add(Reviews.alone(snapshot, peering.get()));
		}
		var first = shortest(reviews.getFirst());
		var second = shortest(reviews.getLast());
		Set<Integer> orders = new TreeSet<>();
		var shared = new TreeSet<String>();
		first.forEach((prefix, length) -> {
			var lengthOfOther = second.get(prefix);
			if (lengthOfOther != null) {
				shared.add(prefix);
				orders.add(Integer.signum(length.compareTo(lengthOfOther)));
			}
		});
		var latency = ProbedLatency.said(snapshot, pair, sheet);
		if (orders.size() != 1) {
			return sheet.pass((shared.isEmpty()
					? "the weights are alike, and no prefix arrives over both: the longest match decides"
					: "the weights are alike, and the length of the paths decides prefix by prefix") + latency);
		}
		var order = orders.iterator().next();
		return sheet.pass(((order == 0) ? "neither weights nor paths prefer a circuit: both carry"
				: "the weights are alike, and the shorter paths make the gateways prefer %s"
					.formatted(((order < 0) ? pair.first() : pair.second()).orElseThrow().name()))
				+ latency);
	}

	private static TreeMap<String, Long> shortest(Review review) {
		var lengths = new TreeMap<String, Long>();
		for (Arrival arrival : review.arrivals()) {
			lengths.merge(arrival.prefix(), arrival.hops(), Math::min);
		}
		return lengths;
	}

}
