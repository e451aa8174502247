package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Said;
import dev.switchback.readiness.snapshot.Snapshot;

/// With a pool of each link all that hides behind it is cut off when the link fails, until it is opened anew; servers that
/// are reached by such an address are cut off for good.
final class CommonNatPool implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-19",
				"What goes over a Microsoft peering hides behind one NAT pool, before the ways of its links part.",
				Basis.DECLARED_AND_READ, Severity.HIGH, "Put the NAT pool before the split between the two links.",
				Source.HIGH_AVAILABILITY);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.microsoftPeerings().map((peering) -> judge(snapshot, peering));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering));
		var said = snapshot.said(peering.circuit());
		var option = said.of("nat", "option");
		var shown = Pools.of(snapshot, peering, sheet);
		sheet.seen(option);
		if (shown == Pools.APART) {
			return sheet.suspected()
				.lesser(said.silent().isEmpty() && option.says("POOL_PER_LINK") ? severity(said) : Severity.MEDIUM)
				.fail("the links of %s bring different prefixes, which suggests a NAT pool of each link"
					.formatted(peering.spoken()));
		}
		if (said.silent().isPresent()) {
			return sheet.unknown(said.silent().get());
		}
		if (option.says("POOL_PER_LINK")) {
			return sheet.seen(said.of("nat", "inboundServers"))
				.lesser(severity(said))
				.fail("each link of %s is declared to have a NAT pool of its own".formatted(peering.spoken()));
		}
		if (!option.says("COMMON_POOL")) {
			return sheet.unknown("it is not declared how the NAT pools of %s lie".formatted(peering.spoken()));
		}
		return (shown == Pools.ALIKE)
				? sheet.pass("%s is declared to have one NAT pool, and its links bring the same prefixes"
					.formatted(peering.spoken()))
				: sheet.unknown("%s is declared to have one NAT pool, and its routes do not confirm it"
					.formatted(peering.spoken()));
	}

	private static Severity severity(Said said) {
		return said.of("nat", "inboundServers").flag().orElse(true) ? Severity.HIGH : Severity.MEDIUM;
	}

}
