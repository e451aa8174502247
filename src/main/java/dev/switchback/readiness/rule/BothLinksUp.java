package dev.switchback.readiness.rule;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
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
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits()
			.each((circuit) -> circuit.peerings()
				.map((peering) -> judge(snapshot, peering))
				.whenNone(() -> without(circuit)));
	}

	private Finding without(Circuit circuit) {
		return new Sheet(guideline(), Subject.of(circuit)).seen(circuit.peerings().from())
			.seen(circuit.place().at("body"))
			.fail("%s has no peering, and carries nothing".formatted(circuit.name()));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering)).seen(peering.property("state"),
				peering.property("primaryPeerAddressPrefix"), peering.property("secondaryPeerAddressPrefix"));
		for (var link : Link.values()) {
			sheet.seen(peering.table(link, "summary"));
			peering.table(link, "summary").at("value").each().forEach((row) -> {
				var state = row.at("statePfxRcd");
				sheet.seen(state);
				if (!state.text().orElse("").matches("0*[1-9]\\d*")) {
					sheet.because(state);
				}
			});
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
