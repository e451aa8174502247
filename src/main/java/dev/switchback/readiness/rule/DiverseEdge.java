package dev.switchback.readiness.rule;

import java.util.List;
import java.util.Objects;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure does not see the customer's side. Passing wants both: that people say so, and that nothing Azure shows speaks
/// against it.
final class DiverseEdge implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-10",
				"The two links of a circuit end on different customer routers and ports, in different places with power of their own.",
				Basis.DECLARED_AND_READ, Severity.HIGH, "Take the second link to another router.",
				Source.HIGH_AVAILABILITY);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().stream().map((circuit) -> judge(snapshot, circuit)).toList();
	}

	private Finding judge(Snapshot snapshot, Circuit circuit) {
		var said = snapshot.said(circuit);
		var edges = Edges.of(circuit);
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(edges.places());
		if (edges.alike().isPresent()) {
			return sheet.suspected()
				.fail("both links of %s show the hardware address %s, which suggests one device"
					.formatted(circuit.name(), edges.alike().get()));
		}
		if (said.silent().isPresent()) {
			return sheet.seen(said.place()).unknown(said.silent().get());
		}
		sheet.seen(part(said, "primary", "router"), part(said, "secondary", "router"));
		if (same(said, "router")) {
			return sheet.fail("both links of %s are declared to end on one router".formatted(circuit.name()));
		}
		if (part(said, "primary", "router").text().isEmpty() || part(said, "secondary", "router").text().isEmpty()) {
			return sheet.unknown("it is not declared on which routers the links of %s end".formatted(circuit.name()));
		}
		for (var what : List.of("place", "power")) {
			if (same(said, what)) {
				return sheet.seen(part(said, "primary", what), part(said, "secondary", what))
					.lesser(what.equals("place") ? Severity.LOW : Severity.MEDIUM)
					.fail("both links of %s are declared to have one %s".formatted(circuit.name(), what));
			}
		}
		return edges
			.both() ? sheet.pass("the links of %s are declared to end on different routers, and show different hardware addresses".formatted(circuit.name())) : sheet.seen(circuit.place().at("peerings")).unknown("the links of %s are declared to end on different routers, and Azure shows nothing that would confirm it".formatted(circuit.name()));
	}

	static Place part(Said said, String link, String what) {
		return said.of("customerEdge", link, what);
	}

	private static boolean same(Said said, String what) {
		var one = part(said, "primary", what).text().orElse(null);
		return one != null && one
			.equalsIgnoreCase(Objects.requireNonNullElse(part(said, "secondary", what).text().orElse(null), ""));
	}

}
