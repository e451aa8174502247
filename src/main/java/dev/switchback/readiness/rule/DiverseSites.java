package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Snapshot;

/// The peering location is Microsoft's end, and tells nothing of the customer's. What Azure shows of the customer's routers may speak
/// against what is declared.
final class DiverseSites implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-13", "The circuits of a pair end at different sites of the customer.",
				Basis.DECLARED_AND_READ, Severity.HIGH, "Let the second circuit end at another site.",
				Source.DISASTER_RECOVERY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.wholePairs().map((pair) -> judge(snapshot, pair));
	}

	private Finding judge(Snapshot snapshot, Pair pair) {
		var sheet = new Sheet(guideline(), Subject.of(pair));
		var sites = new ArrayList<String>();
		var names = new ArrayList<String>();
		for (var circuit : pair.circuits().toList()) {
			var said = snapshot.said(circuit);
			sheet.seen(said.of("customerSite"));
			if (said.silent().isPresent()) {
				return sheet.unknown(said.silent().get());
			}
			Named.of(said.of("customerSite")).ifPresent(sites::add);
			names.add(said.of("customerSite").text().orElse(""));
		}
		if (sites.size() < 2) {
			return sheet.unknown("it is not declared at which sites the circuits of %s end".formatted(pair.name()));
		}
		if (sites.getFirst().equals(sites.getLast())) {
			return sheet.fail("both circuits of %s end at %s".formatted(pair.name(), names.getFirst()));
		}
		return contradicted(snapshot, pair, sheet).orElseGet(() -> sheet
			.pass("the circuits of %s end at %s and %s".formatted(pair.name(), names.getFirst(), names.getLast())));
	}

	/// What two sites cannot have in common.
	private static Optional<Finding> contradicted(Snapshot snapshot, Pair pair, Sheet sheet) {
		var places = new ArrayList<Place>();
		var alike = Edges.all(pair.first().orElseThrow(), places);
		alike.retainAll(Edges.all(pair.second().orElseThrow(), places));
		sheet.seen(places);
		if (!alike.isEmpty()) {
			return Optional.of(sheet.suspected()
				.fail("the circuits of %s are declared to end at two sites, and both show the hardware address %s"
					.formatted(pair.name(), alike.first())));
		}
		var one = routers(snapshot, pair.first().orElseThrow(), sheet);
		one.retainAll(routers(snapshot, pair.second().orElseThrow(), sheet));
		if (!one.isEmpty()) {
			return Optional.of(sheet.unknown(
					"the circuits of %s are declared to end at two sites, and on a router of one name, %s; if these are two routers, declare each by a name of its own"
						.formatted(pair.name(), one.stream().sorted().findFirst().orElseThrow())));
		}
		return pair.circuits().allMatch((circuit) -> Edges.of(circuit).both()) ? Optional.empty() : Optional.of(sheet
			.seen(snapshot.root().at("circuits"))
			.unknown(
					"the circuits of %s are declared to end at two sites, and Azure shows nothing that would confirm it"
						.formatted(pair.name())));
	}

	private static Set<String> routers(Snapshot snapshot, Circuit circuit, Sheet sheet) {
		var routers = new HashSet<String>();
		for (var link : List.of("primary", "secondary")) {
			var router = DiverseEdge.part(snapshot.said(circuit), link, "router");
			sheet.seen(router);
			Named.of(router).ifPresent(routers::add);
		}
		return routers;
	}

}
