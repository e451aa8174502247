package dev.switchback.api;

import java.util.regex.Pattern;

import dev.switchback.readiness.Assessments.Asked.About;
import org.jspecify.annotations.Nullable;

/// What is to be assessed: a pair, a gateway, or everything if neither is named.
record AssessmentRequest(@Nullable String circuitPair, @Nullable String gatewayId) implements Checked {

	private static final Pattern GATEWAY = Pattern
		.compile("(?i)/subscriptions/[^/]{1,36}/resourceGroups/[^/]{1,90}/providers/Microsoft\\.Network/"
				+ "virtualNetworkGateways/[^/]{1,80}");

	@Override
	public void check(Faults faults) {
		if (this.circuitPair != null && this.gatewayId != null) {
			faults.add(Fault.at("/gatewayId", "Name a pair or a gateway, or neither for everything."));
		}
		faults.fits("/circuitPair", this.circuitPair, 200);
		faults.matches("/gatewayId", this.gatewayId, GATEWAY, "Write the ARM id of a virtual network gateway.");
	}

	About about() {
		return (this.circuitPair != null) ? About.PAIR : (this.gatewayId != null) ? About.GATEWAY : About.EVERYTHING;
	}

	@Nullable
	String subject() {
		return (this.circuitPair != null) ? this.circuitPair : this.gatewayId;
	}

}
