package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Snapshot;

/// The peering location is Microsoft's end, and tells nothing of the customer's.
final class DiverseSites implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-13", "The circuits of a pair end at different sites of the customer.", Basis.DECLARED,
				Severity.HIGH, "Let the second circuit end at another site.", Source.DISASTER_RECOVERY);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.pairs().stream().filter(Pair::known).map((pair) -> judge(snapshot, pair)).toList();
	}

	private Finding judge(Snapshot snapshot, Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		var sites = new java.util.ArrayList<String>();
		for (var circuit : pair.circuits().toList()) {
			var said = snapshot.said(circuit);
			sheet.seen(said.of("customerSite"));
			if (said.silent().isPresent()) {
				return sheet.unknown(said.silent().get());
			}
			said.of("customerSite").text().ifPresent(sites::add);
		}
		if (sites.size() < 2) {
			return sheet.unknown("it is not declared at which sites the circuits of %s end".formatted(pair.name()));
		}
		return sites.getFirst().equalsIgnoreCase(sites.getLast())
				? sheet.fail("both circuits of %s end at %s".formatted(pair.name(), sites.getFirst()))
				: sheet.pass("the circuits of %s end at %s and %s".formatted(pair.name(), sites.getFirst(),
						sites.getLast()));
	}

}
