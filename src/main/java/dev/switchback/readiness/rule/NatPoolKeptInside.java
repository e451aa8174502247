package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// A pool that the Internet knows as well draws answers of Microsoft's over the Internet, where a firewall drops them.
final class NatPoolKeptInside implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-20",
				"The NAT pools of a Microsoft peering are not announced to the Internet, and what comes in at the Internet's edge is translated there.",
				Basis.DECLARED, Severity.MEDIUM, "Announce the pools to Microsoft only.", Source.NAT);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return Declared.judge(snapshot, (circuit) -> new Sheet(guideline(), Subject.of(circuit)),
				(circuit, said, sheet) -> {
					var finding = judge(circuit, said, sheet);
					var unread = circuit.microsoftPeering().unread();
					if (finding.judgement() != Judgement.PASS) {
						return finding;
					}
					sheet.seen(circuit.place().at("peerings"));
					return unread.isEmpty() ? sheet.pass(finding.sentence())
							: sheet.seen(unread.getFirst().place()).unknown(unread.getFirst().why());
				});
	}

	private static Finding judge(Circuit circuit, Said said, Sheet sheet) {
		if (circuit.microsoftPeering().none()) {
			return sheet.seen(circuit.place().at("peerings"))
				.notApplicable("%s has no Microsoft peering".formatted(circuit.name()));
		}
		var announced = said.of("nat", "announcedToInternet");
		var servers = said.of("nat", "inboundServers");
		var translated = said.of("nat", "inboundSourceNat");
		sheet.seen(announced, servers, translated);
		if (announced.flag().orElse(false)) {
			return sheet.fail("a NAT pool of %s is declared to be announced to the Internet".formatted(circuit.name()));
		}
		if (announced.flag().isEmpty() || servers.flag().isEmpty()) {
			return sheet.unknown("it is not declared who knows the NAT pools of %s".formatted(circuit.name()));
		}
		if (!servers.flag().get()) {
			return sheet
				.pass("the NAT pools of %s are declared to be known to Microsoft only".formatted(circuit.name()));
		}
		return translated.flag()
			.map((is) -> is
					? sheet.pass("what comes in for servers behind %s is declared to be translated"
						.formatted(circuit.name()))
					: sheet.fail("what comes in for servers behind %s is declared not to be translated"
						.formatted(circuit.name())))
			.orElseGet(
					() -> sheet.unknown("it is not declared whether what comes in for servers behind %s is translated"
						.formatted(circuit.name())));
	}

}
