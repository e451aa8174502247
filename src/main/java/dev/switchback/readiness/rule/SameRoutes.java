package dev.switchback.readiness.rule;

import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Pair;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Coverage, and not equality: the failover's own rule decides what a prefix needs to arrive over the other circuit. Each
/// circuit is judged as the one that is drained.
final class SameRoutes implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-06", "Everything that arrives over one circuit of a pair arrives over the other one.",
				Basis.READ, Severity.CRITICAL,
				"Announce the missing prefixes over the other circuit as well, or declare the summary or that they are local.",
				Source.EVALUATE);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.pairs()
			.each((pair) -> pair.both().each(Circuit::peerings).map((drained) -> judge(snapshot, pair, drained)));
	}

	private Finding judge(Snapshot snapshot, Pair pair, Peering drained) {
		var sheet = new Sheet(guideline(), Subject.of(drained));
		var other = pair.other(drained.circuit());
		var survivor = drained.microsoft() ? other.microsoftPeering() : other.privatePeering();
		tables(drained).forEach(sheet::seen);
		if (pair.single()) {
			return sheet.seen(pair.declared().of("primary"), pair.declared().of("secondary"))
				.fail("%s is one circuit, and nothing stands in for %s".formatted(pair.name(), drained.spoken()));
		}
		if (survivor.first().isEmpty()) {
			sheet.seen(other.place().at("peerings"));
			return survivor.none()
					? sheet
						.fail("%s has no peering that could stand in for %s".formatted(other.name(), drained.spoken()))
					: sheet.unknown("the peerings of %s are not known".formatted(other.name()));
		}
		var carrying = survivor.first().get();
		tables(carrying).forEach(sheet::seen);
		return sheet.as(Reviews.pair(snapshot, drained, carrying).of(SafetyRule.PREFIXES_COVERED).getFirst());
	}

	private static Stream<dev.switchback.readiness.snapshot.Place> tables(Peering peering) {
		return Stream.concat(Stream.of(Link.values()).map((link) -> peering.table(link, "routes").at("value")),
				Stream.of(peering.place().at("body")));
	}

}
