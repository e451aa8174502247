package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Each circuit of a pair is judged as the one that carries for both. The failover's own rule decides.
final class Headroom implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-28", "Each circuit of a pair has bandwidth for what both carry at their peaks.",
				Basis.READ, Severity.HIGH, "Buy more bandwidth, or carry less.", Source.VALIDATION);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.pairs()
			.stream()
			.filter(Pair::known)
			.flatMap((pair) -> pair.circuits().map((survivor) -> judge(snapshot, pair, survivor)))
			.toList();
	}

	private Finding judge(Snapshot snapshot, Pair pair, Circuit survivor) {
		var drained = pair.other(survivor);
		var drops = survivor.place().at("drops", "bitsPerSecond");
		var sheet = new Sheet(guideline(), Subject.of(survivor)).seen(
				survivor.property("serviceProviderProperties", "bandwidthInMbps"), survivor.property("bandwidthInGbps"),
				drained.place().at("metrics"), survivor.place().at("metrics"), drops);
		if (drops.number().filter((bits) -> bits.signum() > 0).isPresent()) {
			return sheet.fail("%s dropped what was too much for it".formatted(survivor.name()));
		}
		var one = drained.peerings().stream().findFirst();
		var other = survivor.peerings().stream().findFirst();
		if (one.isEmpty() || other.isEmpty()) {
			return sheet.unknown("the peerings of %s are not known".formatted(pair.name()));
		}
		var verdict = review(snapshot, one.get(), other.get());
		var unread = drops.problem().filter((_) -> verdict.verdict() == Verdict.PASS);
		return unread.isPresent() ? sheet.unknown(unread.get()) : sheet.as(verdict);
	}

	private static dev.switchback.playbook.RuleVerdict review(Snapshot snapshot, Peering drained, Peering survivor) {
		return Reviews.pair(snapshot, drained, survivor).of(SafetyRule.SURVIVOR_HAS_HEADROOM).getFirst();
	}

}
