package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.Review;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Drill;
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
	public List<Finding> judge(Snapshot snapshot) {
		var findings = new ArrayList<Finding>();
		for (var circuit : snapshot.circuits()) {
			var said = snapshot.said(circuit);
			if (said.silent().isEmpty()) {
				edge(circuit, said).ifPresent(findings::add);
				detection(snapshot, circuit, said).ifPresent(findings::add);
				pools(snapshot, circuit, said).ifPresent(findings::add);
				prepending(snapshot, circuit, said).ifPresent(findings::add);
				prefixes(snapshot, circuit, said).ifPresent(findings::add);
			}
		}
		return findings;
	}

	private Sheet about(Circuit circuit, String part) {
		return new Sheet(guideline(),
				new Subject(Subject.Kind.DECLARATION, circuit.id(), "%s: %s".formatted(circuit.name(), part)));
	}

	private Optional<Finding> edge(Circuit circuit, Said said) {
		var one = DiverseEdge.part(said, "primary", "router");
		var other = DiverseEdge.part(said, "secondary", "router");
		if (one.text().isEmpty() || other.text().isEmpty() || one.says(other.text().orElse(""))) {
			return Optional.empty();
		}
		var edges = Edges.of(circuit);
		var sheet = about(circuit, "customer edge").seen(one, other).seen(edges.places());
		if (edges.alike().isPresent()) {
			return Optional.of(sheet.suspected()
				.fail("%s is declared to end on two routers, and both links show the hardware address %s"
					.formatted(circuit.name(), edges.alike().get())));
		}
		return Optional
			.of(edges.both() ? sheet.pass("the links of %s show different hardware addresses".formatted(circuit.name()))
					: sheet.unknown("Azure shows no hardware address on both links of %s".formatted(circuit.name())));
	}

	private Optional<Finding> detection(Snapshot snapshot, Circuit circuit, Said said) {
		if (!said.of("bfd").flag().orElse(false)) {
			return Optional.empty();
		}
		var sheet = about(circuit, "BFD").seen(said.of("bfd"));
		var measured = Detections.of(snapshot, circuit);
		if (measured.any().isEmpty()) {
			return Optional.of(sheet.seen(snapshot.root().at("drills"))
				.unknown("no silent failure of %s was measured within a year".formatted(circuit.name())));
		}
		measured.on(sheet);
		return Optional.of(measured.late(FailureDetection.SOON)
			.map((late) -> sheet.fail("BFD is declared to be on for %s, and a silent failure was noticed only after %s"
				.formatted(circuit.name(), late.detection().orElseThrow())))
			.orElseGet(() -> sheet.pass("a silent failure of %s was noticed after %s".formatted(circuit.name(),
					measured.any().flatMap(Drill::detection).orElseThrow()))));
	}

	private Optional<Finding> pools(Snapshot snapshot, Circuit circuit, Said said) {
		var option = said.of("nat", "option");
		if (!option.says("COMMON_POOL")) {
			return Optional.empty();
		}
		return circuit.microsoftPeering().map((peering) -> {
			var sheet = about(circuit, "NAT pools").seen(option);
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

	/// Whoever says that no paths are made longer, and has longer ones on one link, forgot something.
	private Optional<Finding> prepending(Snapshot snapshot, Circuit circuit, Said said) {
		if (said.of("prepending").flag().orElse(true) || circuit.privatePeering().isEmpty()) {
			return Optional.empty();
		}
		var peering = circuit.privatePeering().orElseThrow();
		var sheet = about(circuit, "prepending").seen(said.of("prepending"));
		var review = routes(snapshot, peering, sheet);
		if (review.unseen().isPresent() || review.arrivals().isEmpty()
				|| paths(peering).anyMatch((path) -> path.text().isEmpty())) {
			return Optional.of(sheet.unknown("the routes of %s are not known".formatted(peering.spoken())));
		}
		var doubled = doubled(peering);
		sheet.seen(doubled.stream().limit(1).toList());
		if (!doubled.isEmpty()) {
			return Optional.of(sheet.suspected()
				.fail("paths of %s are declared not to be made longer, and one has a number several times in a row"
					.formatted(peering.spoken())));
		}
		var one = ActiveLinks.lengths(review.arrivals(), Link.PRIMARY);
		var other = ActiveLinks.lengths(review.arrivals(), Link.SECONDARY);
		one.keySet().retainAll(other.keySet());
		other.keySet().retainAll(one.keySet());
		if (one.isEmpty()) {
			return Optional.of(sheet.unknown("no prefix of %s comes over both links".formatted(peering.spoken())));
		}
		return Optional.of(one.equals(other)
				? sheet.pass("over both links of %s paths are of one length".formatted(peering.spoken()))
				: sheet.suspected()
					.fail("paths of %s are declared not to be made longer, and over one link they are longer"
						.formatted(peering.spoken())));
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

	private Optional<Finding> prefixes(Snapshot snapshot, Circuit circuit, Said said) {
		var declared = Reviews.networks(said, "prefixes");
		if (declared.isEmpty() || circuit.privatePeering().isEmpty()) {
			return Optional.empty();
		}
		var peering = circuit.privatePeering().orElseThrow();
		var sheet = about(circuit, "prefixes").seen(said.of("prefixes"));
		var review = routes(snapshot, peering, sheet);
		if (review.unseen().isPresent()) {
			return Optional.of(sheet.unknown(review.unseen().get()));
		}
		var arriving = review.arrivals().stream().map(Review.Arrival::prefix).toList();
		return Optional.of(switch (Review.covered(declared, arriving)) {
			case PASS -> sheet.pass("everything declared for %s arrives over it".formatted(circuit.name()));
			case FAIL -> sheet.fail("not everything declared for %s arrives over it".formatted(circuit.name()));
			case INCONCLUSIVE ->
				sheet.unknown("of something declared for %s only a larger network arrives".formatted(circuit.name()));
		});
	}

	private static Review routes(Snapshot snapshot, Peering peering, Sheet sheet) {
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "routes").at("value"));
		}
		return Reviews.alone(snapshot, peering);
	}

}
