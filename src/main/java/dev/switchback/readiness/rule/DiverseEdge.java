package dev.switchback.readiness.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure does not see the customer's side. Passing wants both: that people say so, and that nothing Azure shows speaks
/// against it. A port is told by its router: `xe-0/0/1` of two routers are two. What is declared in part only is not known.
final class DiverseEdge implements DesignRule {

	private static final List<String> PARTS = List.of("router", "port", "place", "power");

	@Override
	public Guideline guideline() {
		return new Guideline("ER-10",
				"The two links of a circuit end on different customer routers and ports, in different places with power of their own.",
				Basis.DECLARED_AND_READ, Severity.HIGH, "Take the second link to another router.",
				Source.HIGH_AVAILABILITY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> judge(snapshot, circuit));
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
		PARTS.forEach((what) -> sheet.seen(part(said, "primary", what), part(said, "secondary", what)));
		if (same(said, "router")) {
			return sheet.fail("both links of %s are declared to end on one router".formatted(circuit.name()));
		}
		var shared = Stream.of("power", "place").filter((what) -> same(said, what)).toList();
		if (!shared.isEmpty()) {
			return sheet.lesser(shared.contains("power") ? Severity.MEDIUM : Severity.LOW)
				.fail("both links of %s are declared to have one %s".formatted(circuit.name(),
						String.join(" and one ", shared)));
		}
		var missing = Stream.of("primary", "secondary")
			.flatMap((link) -> PARTS.stream()
				.filter((what) -> Named.of(part(said, link, what)).isEmpty())
				.map((what) -> "the %s of the %s link".formatted(what, link)))
			.toList();
		if (!missing.isEmpty()) {
			return sheet.unknown("of %s is not declared: %s".formatted(circuit.name(), String.join(", ", missing)));
		}
		return edges.both() ? sheet.pass(
				"the links of %s are declared to end on different routers in different places with power of their own, and show different hardware addresses"
					.formatted(circuit.name()))
				: sheet.seen(circuit.place().at("peerings"))
					.unknown("the links of %s are declared to end apart, and Azure shows nothing that would confirm it"
						.formatted(circuit.name()));
	}

	static Place part(Said said, String link, String what) {
		return said.of("customerEdge", link, what);
	}

	private static boolean same(Said said, String what) {
		var one = Named.of(part(said, "primary", what));
		return one.isPresent() && one.equals(Named.of(part(said, "secondary", what)));
	}

}
