package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// Each circuit of a pair is judged as the one that carries for both. The failover's own rule decides.
final class Headroom implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-28", "Each circuit of a pair has bandwidth for what both carry at their peaks.",
				Basis.READ, Severity.HIGH, "Buy more bandwidth, or carry less.", Source.VALIDATION);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.pairs().each((pair) -> pair.both().map((survivor) -> judge(snapshot, pair, survivor)));
	}

	private Finding judge(Snapshot snapshot, Pair pair, Circuit survivor) {
		var drained = pair.other(survivor);
		var drops = survivor.place().at("drops", "bitsPerSecond");
		var sheet = new Sheet(guideline(), Subject.of(survivor)).seen(
				survivor.property("serviceProviderProperties", "bandwidthInMbps"), survivor.property("bandwidthInGbps"),
				drained.place().at("metrics"), survivor.place().at("metrics"), drops);
		if (pair.single()) {
			return sheet.seen(pair.declared().of("primary"), pair.declared().of("secondary"))
				.fail("%s is one circuit, and nothing could carry for it".formatted(pair.name()));
		}
		if (drops.number().filter((bits) -> bits.signum() > 0).isPresent()) {
			return sheet.fail("%s dropped what was too much for it".formatted(survivor.name()));
		}
		var one = drained.peerings().first();
		var other = survivor.peerings().first();
		if (one.isEmpty() || other.isEmpty()) {
			return sheet.unknown("the peerings of %s are not known".formatted(pair.name()));
		}
		var verdict = review(snapshot, one.get(), other.get());
		return (verdict.verdict() == Verdict.PASS) ? whole(drained, survivor, sheet).orElseGet(() -> sheet.as(verdict))
				: sheet.as(verdict);
	}

	/// What is missing to believe the peaks: a link that was not measured carried nobody knows what, and whoever was cut off wanted
	/// more than was carried.
	private static Optional<Finding> whole(Circuit drained, Circuit survivor, Sheet sheet) {
		for (var circuit : List.of(survivor, drained)) {
			var drops = circuit.place().at("drops", "bitsPerSecond");
			sheet.seen(drops);
			if (drops.number().isEmpty()) {
				return Optional.of(sheet
					.unknown(drops.problem().orElse("it is not known what %s dropped".formatted(circuit.name()))));
			}
			if (drops.number().get().signum() > 0) {
				return Optional.of(sheet
					.unknown("%s dropped what was too much for it, so it is not known how much %s would have to carry"
						.formatted(circuit.name(), survivor.name())));
			}
			if (!bothLinks(circuit)) {
				return Optional.of(sheet
					.unknown("it was not measured lately what each link of %s carried".formatted(circuit.name())));
			}
		}
		return Optional.empty();
	}

	private static boolean lately(Place point) {
		return point.at("timeStamp")
			.moment()
			.filter((moment) -> moment.isAfter(point.readAt().minus(Carried.LATELY)))
			.isPresent();
	}

	/// Each measurement, split by link, has as many series of the one as of the other that go on until lately: what was carried
	/// weeks ago tells nothing of today's peaks.
	private static boolean bothLinks(Circuit circuit) {
		return circuit.place().at("metrics", "value").each().stream().allMatch((metric) -> {
			var roles = metric.at("timeseries")
				.each()
				.stream()
				.filter((series) -> series.at("data").each().stream().anyMatch(Headroom::lately))
				.flatMap((series) -> series.at("metadatavalues").each().stream())
				.filter((value) -> value.at("name", "value").says("DeviceRole"))
				.flatMap((value) -> value.at("value").text().stream())
				.map((role) -> role.toLowerCase(Locale.ROOT))
				.toList();
			return roles.stream().distinct().count() == 2
					&& 2 * roles.stream().filter(roles.getFirst()::equals).count() == roles.size();
		});
	}

	private static dev.switchback.playbook.RuleVerdict review(Snapshot snapshot, Peering drained, Peering survivor) {
		return Reviews.pair(snapshot, drained, survivor).of(SafetyRule.SURVIVOR_HAS_HEADROOM).getFirst();
	}

}
