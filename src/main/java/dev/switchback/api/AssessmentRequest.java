package dev.switchback.api;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.switchback.readiness.Assessments.Asked.About;
import org.jspecify.annotations.Nullable;

/// What is to be assessed: a pair, a gateway, a vault, a protected machine, or everything if none is named.
record AssessmentRequest(@Nullable String circuitPair, @Nullable String gatewayId, @Nullable String vaultId,
		@Nullable String protectedItemId) implements Checked {

	private static final String GROUP = "(?i)/subscriptions/[^/]{1,36}/resourceGroups/[^/]{1,90}/providers/";

	private static final Pattern GATEWAY = Pattern
		.compile(GROUP + "Microsoft\\.Network/(virtualNetworkGateways|expressRouteGateways)/[^/]{1,80}");

	private static final Pattern VAULT = Pattern.compile(GROUP + "Microsoft\\.RecoveryServices/vaults/[^/]{1,50}");

	private static final Pattern ITEM = Pattern
		.compile(VAULT.pattern() + "/replicationFabrics/[^/]{1,120}/replicationProtectionContainers/[^/]{1,120}"
				+ "/replicationProtectedItems/[^/]{1,120}");

	@Override
	public void check(Faults faults) {
		if (named().count() > 1) {
			faults.add(Fault.at("/" + named().skip(1).findFirst().orElseThrow().getKey(),
					"Name a pair, a gateway, a vault or a protected item, or none of them for everything."));
		}
		faults.fits("/circuitPair", this.circuitPair, 200);
		faults.matches("/gatewayId", this.gatewayId, GATEWAY,
				"Write the ARM id of a gateway of a virtual network, or of a virtual hub's ExpressRoute gateway.");
		faults.matches("/vaultId", this.vaultId, VAULT, "Write the ARM id of a Recovery Services vault.");
		faults.matches("/protectedItemId", this.protectedItemId, ITEM, "Write the ARM id of a protected item.");
	}

	private Stream<Map.Entry<String, About>> named() {
		return Stream
			.of(of(this.circuitPair, "circuitPair", About.PAIR), of(this.gatewayId, "gatewayId", About.GATEWAY),
					of(this.vaultId, "vaultId", About.VAULT),
					of(this.protectedItemId, "protectedItemId", About.MACHINE))
			.flatMap((one) -> one);
	}

	private static Stream<Map.Entry<String, About>> of(@Nullable String text, String member, About about) {
		return (text != null) ? Stream.of(Map.entry(member, about)) : Stream.empty();
	}

	About about() {
		return named().findFirst().map(Map.Entry::getValue).orElse(About.EVERYTHING);
	}

	@Nullable
	String subject() {
		return switch (about()) {
			case EVERYTHING -> null;
			case PAIR -> this.circuitPair;
			case GATEWAY -> this.gatewayId;
			case VAULT -> this.vaultId;
			case MACHINE -> this.protectedItemId;
		};
	}

}
