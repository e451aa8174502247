package dev.switchback.readiness.rule;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Place;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// What was declared and is not so misleads whoever counts on it, also where a rule looks better by it. Each part of a
/// declaration that anything could contradict is judged on its own.
final class DeclarationsHold implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("SB-03", "Nothing that Azure shows or a drill measured contradicts what is declared.",
				Basis.DECLARED_AND_READ, Severity.HIGH, "Find out which of both is right, and declare anew.",
				Source.OWN);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits()
			.each((circuit) -> snapshot.declarations()
				.about(circuit)
				.each((said) -> edge(circuit, said).and(detection(snapshot, circuit, said))
					.and(pools(snapshot, circuit, said))
					.and(prepending(snapshot, circuit, said))
					.and(prefixes(snapshot, circuit, said))));
	}

	private Sheet about(Circuit circuit, String part) {
		return new Sheet(guideline(),
				new Subject(Subject.Kind.DECLARATION, circuit.id(), "%s: %s".formatted(circuit.name(), part)));
	}

	private Listed<Finding> edge(Circuit circuit, Said said) {
		return said.only(DeclarationsHold::twoRouters).map((_) -> {
			var edges = Edges.of(circuit);
			var sheet = about(circuit, "customer edge")
				.seen(DiverseEdge.part(said, "primary", "router"), DiverseEdge.part(said, "secondary", "router"))
				.seen(edges.places());
			if (edges.alike().isPresent()) {
				return sheet.suspected()
					.fail("%s is declared to end on two routers, and both links show the hardware address %s"
						.formatted(circuit.name(), edges.alike().get()));
			}
			return edges.both()
					? sheet.pass("the links of %s show different hardware addresses".formatted(circuit.name()))
					: sheet.unknown("Azure shows no hardware address on both links of %s".formatted(circuit.name()));
		});
	}

	private static boolean twoRouters(Said said) {
		var one = DiverseEdge.part(said, "primary", "router");
		var other = DiverseEdge.part(said, "secondary", "router");
		return one.text().isPresent() && other.text().isPresent() && !one.says(other.text().orElse(""));
	}

	private Listed<Finding> detection(Snapshot snapshot, Circuit circuit, Said said) {
		return said.only((declared) -> declared.of("bfd").flag().orElse(false)).map((declared) -> {
			var sheet = about(circuit, "BFD").seen(declared.of("bfd"));
			var measured = Detections.of(snapshot, circuit);
			if (measured.any().isEmpty()) {
				return sheet.seen(snapshot.root().at("drills"))
					.unknown("no silent failure of %s was measured within a year".formatted(circuit.name()));
			}
			measured.on(sheet);
			return measured.late(FailureDetection.SOON)
				.map((late) -> sheet
					.fail("BFD is declared to be on for %s, and a silent failure was noticed only after %s"
						.formatted(circuit.name(), late.detection().orElseThrow())))
				.orElseGet(() -> sheet.pass("a silent failure of %s was noticed after %s".formatted(circuit.name(),
						measured.any().flatMap(Drill::detection).orElseThrow())));
		});
	}

	private Listed<Finding> pools(Snapshot snapshot, Circuit circuit, Said said) {
		return said.only((declared) -> declared.of("nat", "option").says("COMMON_POOL"))
			.each((_) -> circuit.microsoftPeering())
			.map((peering) -> {
				var sheet = about(circuit, "NAT pools").seen(said.of("nat", "option"));
				return switch (Pools.of(snapshot, peering, sheet)) {
					case APART -> sheet.suspected()
						.fail("%s is declared to have one NAT pool, and its links bring different prefixes"
							.formatted(peering.spoken()));
					case ALIKE -> sheet.pass("the links of %s bring the same prefixes".formatted(peering.spoken()));
					case MIXED, UNSEEN ->
						sheet.unknown("the routes of %s tell nothing about its NAT pools".formatted(peering.spoken()));
				};
			});
	}

	private Listed<Finding> prepending(Snapshot snapshot, Circuit circuit, Said said) {
		return said.only((declared) -> !declared.of("prepending").flag().orElse(true))
			.each((_) -> circuit.privatePeering())
			.map((peering) -> prepending(snapshot, peering, about(circuit, "prepending").seen(said.of("prepending"))));
	}

	/// Whoever says that no paths are made longer, and has longer ones on one link, forgot something.
	private static Finding prepending(Snapshot snapshot, Peering peering, Sheet sheet) {
		var review = routes(snapshot, peering, sheet);
		if (review.unseen().isPresent() || review.arrivals().isEmpty()
				|| paths(peering).anyMatch((path) -> path.text().isEmpty())) {
			return sheet.unknown("the routes of %s are not known".formatted(peering.spoken()));
		}
		var doubled = doubled(peering);
		sheet.seen(doubled.stream().limit(1).toList());
		if (!doubled.isEmpty()) {
			return sheet.suspected()
				.fail("paths of %s are declared not to be made longer, and one has a number several times in a row"
					.formatted(peering.spoken()));
		}
		var one = ActiveLinks.lengths(review.arrivals(), Link.PRIMARY);
		var other = ActiveLinks.lengths(review.arrivals(), Link.SECONDARY);
		one.keySet().retainAll(other.keySet());
		other.keySet().retainAll(one.keySet());
		if (one.isEmpty()) {
			return sheet.unknown("no prefix of %s comes over both links".formatted(peering.spoken()));
		}
		return one.equals(other)
				? sheet.pass("over both links of %s paths are of one length".formatted(peering.spoken()))
				: sheet.suspected()
					.fail("paths of %s are declared not to be made longer, and over one link they are longer"
						.formatted(peering.spoken()));
	}

	private static Stream<Place> paths(Peering peering) {
		return Stream.of(Link.values())
			.flatMap((link) -> peering.table(link, "routes").at("value").each().stream())
			.map((row) -> row.at("path"));
	}

	/// Paths in which a number stands next to itself, as whoever prepends has it; Microsoft does so in maintenance.
	private static List<Place> doubled(Peering peering) {
		return paths(peering).filter((path) -> {
			var hops = path.text().orElse("").split("\\s+");
			return IntStream.range(1, hops.length)
				.anyMatch((i) -> hops[i].equals(hops[i - 1]) && !hops[i].equals("12076") && !hops[i].equals("65515"));
		}).toList();
	}

	private Listed<Finding> prefixes(Snapshot snapshot, Circuit circuit, Said said) {
		return said.only((declared) -> !Reviews.networks(declared, "prefixes").isEmpty())
			.each((_) -> circuit.privatePeering())
			.map((peering) -> {
				var sheet = about(circuit, "prefixes").seen(said.of("prefixes"));
				var review = routes(snapshot, peering, sheet);
				if (review.unseen().isPresent()) {
					return sheet.unknown(review.unseen().get());
				}
				var arriving = review.arrivals().stream().map(Review.Arrival::prefix).toList();
				return switch (Review.covered(Reviews.networks(said, "prefixes"), arriving)) {
					case PASS -> sheet.pass("everything declared for %s arrives over it".formatted(circuit.name()));
					case FAIL -> sheet.fail("not everything declared for %s arrives over it".formatted(circuit.name()));
					case INCONCLUSIVE -> sheet.unknown(
							"of something declared for %s only a larger network arrives".formatted(circuit.name()));
				};
			});
	}

	private static Review routes(Snapshot snapshot, Peering peering, Sheet sheet) {
		sheet.seen(peering.place().at("body"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		return Reviews.alone(snapshot, peering);
	}

}
