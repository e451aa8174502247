package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.playbook.Verdict;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Peering;
import dev.switchback.readiness.snapshot.Snapshot;

/// Until Microsoft has validated the public prefixes it keeps BGP down. The failover's own rule decides.
final class ValidatedPrefixes implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-21", "All public prefixes of a Microsoft peering are validated.", Basis.READ,
				Severity.HIGH, "Open a support request for Microsoft to validate the prefixes.", Source.WORKFLOWS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.microsoftPeerings().map((peering) -> judge(snapshot, peering));
	}

	private Finding judge(Snapshot snapshot, Peering peering) {
		var sheet = new Sheet(guideline(), Subject.of(peering));
		var known = false;
		var unclear = false;
		for (var config : List.of(peering.property("microsoftPeeringConfig"),
				peering.property("ipv6PeeringConfig", "microsoftPeeringConfig"))) {
			sheet.seen(config.at("advertisedPublicPrefixesState"));
			config.at("advertisedPublicPrefixInfo").each().forEach((one) -> {
				var state = one.at("validationState");
				sheet.seen(state);
				if (!state.says("Configured")) {
					sheet.because(state);
				}
			});
			unclear = unclear || config.at("advertisedPublicPrefixes")
				.texts()
				.stream()
				.anyMatch((prefix) -> config.at("advertisedPublicPrefixInfo").listed()
						&& config.at("advertisedPublicPrefixInfo")
							.each()
							.stream()
							.noneMatch((one) -> one.at("prefix").says(prefix)));
			known = known || config.at("advertisedPublicPrefixesState").there();
			unclear = unclear || config.at("advertisedPublicPrefixInfo")
				.each()
				.stream()
				.anyMatch((one) -> !one.at("validationState").there());
		}
		if (!known) {
			return sheet
				.unknown("Azure does not say whether the prefixes of %s are validated".formatted(peering.spoken()));
		}
		var verdict = Reviews.alone(snapshot, peering).of(SafetyRule.PUBLIC_PREFIXES_VALIDATED).getFirst();
		return (unclear && verdict.verdict() == Verdict.PASS)
				? sheet.unknown("Azure does not say whether each prefix of %s is validated".formatted(peering.spoken()))
				: sheet.as(verdict);
	}

}
