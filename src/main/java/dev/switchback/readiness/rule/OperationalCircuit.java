package dev.switchback.readiness.rule;

import dev.switchback.azure.expressroute.SafetyRule;
import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// The failover's own rule decides. A circuit on a port of the customer's own has no provider that could provision it.
final class OperationalCircuit implements DesignRule {

	@Override
	public Guideline guideline() {
		return new Guideline("ER-04",
				"A circuit is enabled by Microsoft, provisioned by its provider, and its last change succeeded.",
				Basis.READ, Severity.CRITICAL, "Have the provider or Microsoft put the circuit in order.",
				Source.WORKFLOWS);
	}

	@Override
	public Listed<Finding> judge(Snapshot snapshot) {
		return snapshot.circuits().map((circuit) -> {
			var sheet = new Sheet(guideline(), Subject.of(circuit)).seen(circuit.property("circuitProvisioningState"),
					circuit.property("serviceProviderProvisioningState"), circuit.property("provisioningState"));
			return sheet.as(Reviews.alone(snapshot, circuit).of(SafetyRule.SURVIVOR_OPERATIONAL).getFirst());
		});
	}

}
