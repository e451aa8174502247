package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Microsoft moves traffic for maintenance by making paths longer: an edge that ignores that, or a firewall that ends BGP
/// and then sees half of a connection, is cut off by it.
final class StatelessEdge implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-24",
				"BGP does not end on a stateful device, and the customer's edge follows paths that are made longer.",
				Basis.DECLARED, Severity.MEDIUM, "End BGP on routers, and do not override AS path length.",
				Source.MAINTENANCE);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return Declared.judge(snapshot, (circuit) -> new Sheet(guideline(), Subject.of(circuit)), StatelessEdge::judge);
	}

	private static Finding judge(Circuit circuit, Said said, Sheet sheet) {
		var stateful = said.of("bgpOnStatefulDevice");
		var follows = said.of("acceptsPrepending");
		sheet.seen(stateful, follows);
		if (stateful.flag().orElse(false)) {
			return sheet.fail("BGP of %s is declared to end on a stateful device".formatted(circuit.name()));
		}
		if (!follows.flag().orElse(true)) {
			return sheet.fail("the edge of %s is declared not to follow longer paths".formatted(circuit.name()));
		}
		return (stateful.flag().isPresent() && follows.flag().isPresent())
				? sheet
					.pass("BGP of %s is declared to end on routers that follow longer paths".formatted(circuit.name()))
				: sheet.unknown("it is not declared how the edge of %s takes maintenance".formatted(circuit.name()));
	}

}
