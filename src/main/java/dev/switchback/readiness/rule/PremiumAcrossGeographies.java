package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// A circuit reaches the regions of its own geopolitical region; beyond it Premium is needed on both.
final class PremiumAcrossGeographies implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-03", "Circuits of a pair in different geopolitical regions are both Premium.",
				Basis.READ, Severity.HIGH, "Move both circuits to the Premium tier.", Source.DISASTER_RECOVERY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.wholePairs().map((pair) -> judge(snapshot, pair));
	}

	private Finding judge(Snapshot snapshot, Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		pair.circuits().forEach((circuit) -> sheet.seen(snapshot.location(circuit), tier(circuit)));
		var one = region(snapshot, pair.first().orElseThrow());
		var other = region(snapshot, pair.second().orElseThrow());
		var premium = pair.circuits().allMatch((circuit) -> tier(circuit).says("Premium"));
		if (premium) {
			return sheet.pass("both circuits of %s are Premium".formatted(pair.name()));
		}
		// Which geopolitical region a location is in is assumed from here on.
		sheet.suspected();
		if (one == null || other == null) {
			return sheet
				.unknown("it is not known in which geopolitical region a circuit of %s ends".formatted(pair.name()));
		}
		if (one == other) {
			return sheet.notApplicable("both circuits of %s end in one geopolitical region".formatted(pair.name()));
		}
		return pair.circuits().allMatch((circuit) -> tier(circuit).there())
				? sheet.fail("%s reaches across geopolitical regions, and not both circuits are Premium"
					.formatted(pair.name()))
				: sheet.unknown("it is not known whether both circuits of %s are Premium".formatted(pair.name()));
	}

	private static Place tier(Circuit circuit) {
		return circuit.place().at("body", "sku", "tier");
	}

	private static @org.jspecify.annotations.Nullable Geography region(Snapshot snapshot, Circuit circuit) {
		return snapshot.location(circuit).text().flatMap(Geography::of).orElse(null);
	}

}
