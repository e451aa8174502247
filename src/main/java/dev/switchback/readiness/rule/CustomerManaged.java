package dev.switchback.readiness.rule;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// Where the provider configured a peering a write of the customer's overwrites it. The failover's own rule decides.
final class CustomerManaged implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-29", "The customer, and not the provider, configured the peering.", Basis.READ,
				Severity.CRITICAL, "Drain at the customer edge, or have the provider do it.", Source.TROUBLESHOOTING);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.peerings()
			.map((peering) -> new Sheet(guideline(), Subject.of(peering)).seen(peering.property("lastModifiedBy"))
				.as(Reviews.alone(snapshot, peering).of(SafetyRule.CUSTOMER_MANAGED).getFirst()));
	}

}
