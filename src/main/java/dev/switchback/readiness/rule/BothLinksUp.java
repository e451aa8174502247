package dev.switchback.readiness.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Microsoft's promise of availability wants BGP on both links. The failover's own rule decides what counts as up.
final class BothLinksUp implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-05", "Both links of a peering are configured, up, and bring prefixes.", Basis.READ,
				Severity.CRITICAL, "Repair the link that is down, at the customer edge or with the provider.",
				Source.MAINTENANCE);
	}

	@Override
	public List<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits()
			.stream()
			.flatMap((circuit) -> circuit.peerings().isEmpty() ? Stream.of(without(circuit))
					: circuit.peerings().stream().map((peering) -> judge(snapshot, peering)))
			.toList();
	}

	private Finding without(Circuit circuit) {
		var peerings = circuit.place().at("peerings");
		var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(peerings, circuit.place().at("body"));
		return peerings.listed() ? sheet.fail("%s has no peering, and carries nothing".formatted(circuit.name()))
				: sheet
					.unknown(peerings.problem().orElse("the peerings of %s are not known".formatted(circuit.name())));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering)).seen(peering.property("state"),
				peering.property("primaryPeerAddressPrefix"), peering.property("secondaryPeerAddressPrefix"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "summary"));
			peering.table(link, "summary").at("value").each().forEach((row) -> sheet.seen(row.at("statePfxRcd")));
		}
		if (snapshot.pairs()
			.stream()
			.noneMatch(
					(pair) -> pair.circuits().anyMatch((circuit) -> circuit.key().equals(peering.circuit().key())))) {
			sheet.lesser(Severity.HIGH);
		}
		return sheet.as(Reviews.alone(snapshot, peering).of(SafetyRule.SURVIVOR_BOTH_LINKS).getFirst());
	}

}
