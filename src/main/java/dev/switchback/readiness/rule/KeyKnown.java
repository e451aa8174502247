package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Azure never shows the key, and a write without it may erase it: a failover is refused for that. Whether the key is to be
/// had where it is said to be is tried by a preview.
final class KeyKnown implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-30",
				"It is declared whether a peering uses an MD5 key, and where a key in use is to be had.",
				Basis.DECLARED, Severity.CRITICAL, "Declare the MD5 key of the circuit.", Source.OWN);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.peerings().map((peering) -> judge(snapshot, peering));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var said = snapshot.said(peering.circuit());
		var sheet = new Sheet(guideline(), Subject.of(peering));
		if (said.silent().isPresent()) {
			return sheet.seen(said.place()).unknown(said.silent().get());
		}
		var use = peering.microsoft() ? said.of("microsoftPeering", "md5") : said.of("md5");
		var key = peering.microsoft() ? said.of("microsoftPeering", "md5Key") : said.of("md5Key");
		sheet.seen(use);
		if (use.says("NOT_USED")) {
			return sheet.pass("no MD5 key is declared to be in use on %s".formatted(peering.spoken()));
		}
		if (use.says("USED") && key.text().filter((text) -> text.matches("(env|file):\\S+")).isPresent()) {
			return sheet.pass("it is declared where the MD5 key of %s is to be had".formatted(peering.spoken()));
		}
		return use.says("USED") || use.says("UNKNOWN")
				? sheet.fail(
						"the MD5 key of %s is not at hand, so a failover of it is refused".formatted(peering.spoken()))
				: sheet.unknown("it is not declared whether %s uses an MD5 key".formatted(peering.spoken()));
	}

}
