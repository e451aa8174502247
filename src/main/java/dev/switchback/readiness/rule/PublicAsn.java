package dev.switchback.readiness.rule;

import java.math.BigDecimal;
import java.util.Set;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Microsoft takes private numbers out of the paths of a Microsoft peering: with them goes what was prepended.
final class PublicAsn implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-22", "Who makes paths of a Microsoft peering longer has a public AS number.",
				Basis.DECLARED_AND_READ, Severity.LOW, "Use a public AS number, or steer otherwise.", Source.ROUTING);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.microsoftPeerings().map((peering) -> judge(snapshot, peering));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var said = snapshot.said(peering.circuit());
		var asn = peering.property("peerASN");
		var prepending = said.of("prepending");
		var sheet = new Sheet(guideline(), Subject.of(peering)).seen(asn);
		if (asn.number().filter(PublicAsn::isNumber).isEmpty()) {
			return sheet.unknown("the AS number of %s is not known".formatted(peering.spoken()));
		}
		if (nobodys(asn.number().get())) {
			return sheet.unknown("the AS number of %s is one that nobody has".formatted(peering.spoken()));
		}
		if (!isPrivate(asn.number().get().longValue())) {
			return sheet.pass("%s has a public AS number".formatted(peering.spoken()));
		}
		sheet.seen(prepending);
		if (said.silent().isPresent()) {
			return sheet.unknown(said.silent().get());
		}
		return prepending.flag()
			.map((is) -> is
					? sheet.fail("paths of %s are declared to be made longer, with a private AS number"
						.formatted(peering.spoken()))
					: sheet.notApplicable("paths of %s are declared not to be made longer".formatted(peering.spoken())))
			.orElseGet(() -> sheet
				.unknown("it is not declared whether paths of %s are made longer".formatted(peering.spoken())));
	}

	private static boolean isNumber(BigDecimal asn) {
		return asn.signum() > 0 && asn.stripTrailingZeros().scale() <= 0;
	}

	/// RFC 7300, and RFC 6793: 23456 stands for numbers that are too long for whoever shows it.
	private static boolean nobodys(BigDecimal asn) {
		return Set.of(23456L, 65535L).contains(asn.longValue())
				|| asn.compareTo(BigDecimal.valueOf(4_294_967_295L)) >= 0;
	}

	/// RFC 6996.
	private static boolean isPrivate(long asn) {
		return (asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000L && asn <= 4_294_967_294L);
	}

}
