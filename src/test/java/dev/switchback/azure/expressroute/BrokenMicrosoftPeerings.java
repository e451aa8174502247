package dev.switchback.azure.expressroute;

import java.util.List;

import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.PublicPrefixes;
import dev.switchback.simulator.estate.Transfer;

import static dev.switchback.azure.expressroute.BrokenNetwork.of;

/// Microsoft peerings with something wrong: each circuit has a NAT pool of its own.
final class BrokenMicrosoftPeerings {

	private static final String POOL = "203.0.113.0/25";

	private static final String OTHER_POOL = "203.0.113.128/25";

	private static final String CONFIGURED = "Configured";

	private static final Declared POOLS = pools(OTHER_POOL);

	private BrokenMicrosoftPeerings() {
	}

	static List<BrokenNetwork> all() {
		var whole = pair(CONFIGURED, OTHER_POOL, CONFIGURED);
		return broken().stream().map((network) -> network.wrong().isEmpty() ? network : network.after(whole)).toList();
	}

	private static List<BrokenNetwork> broken() {
		return List.of(
				of("Microsoft peering: nothing is broken", "DME").with(pair(CONFIGURED, OTHER_POOL, CONFIGURED))
					.with(POOLS),
				of("Microsoft peering: both circuits have the same pool and nobody declared it", "DME")
					.with(pair(CONFIGURED, POOL, CONFIGURED)),
				of("Microsoft peering: each circuit has its own pool and nobody declared them", "me",
						"prefixes-covered")
					.with(pair(CONFIGURED, OTHER_POOL, CONFIGURED)),
				of("Microsoft peering: the survivor does not bring its declared pool", "me", "prefixes-covered")
					.with(pair(CONFIGURED, OTHER_POOL, CONFIGURED))
					.with(pools("192.0.2.0/24")),
				of("Microsoft peering: the pool of both circuits does not arrive over the survivor", "me",
						"prefixes-covered")
					.with(pair(CONFIGURED, OTHER_POOL, CONFIGURED))
					.with(pools(POOL)),
				of("Microsoft peering: the survivor's public prefixes are not validated", "",
						"public-prefixes-validated", "survivor-not-down", "survivor-both-links", "prefixes-covered")
					.with(pair(CONFIGURED, OTHER_POOL, "ValidationNeeded"))
					.with(POOLS),
				of("Microsoft peering: one public prefix of the survivor failed its validation", "e",
						"public-prefixes-validated")
					.with(pair(CONFIGURED, OTHER_POOL, CONFIGURED))
					.with(POOLS)
					.properties("contoso-dub/peerings/MicrosoftPeering",
							(properties) -> properties.withObject("microsoftPeeringConfig")
								.putArray("advertisedPublicPrefixInfo")
								.addObject()
								.put("prefix", OTHER_POOL)
								.put("validationState", "ValidationFailed")),
				of("Microsoft peering: Azure shows nothing of the drained circuit's public prefixes", "e",
						"public-prefixes-validated")
					.with(pair(CONFIGURED, OTHER_POOL, CONFIGURED))
					.with(POOLS)
					.properties("contoso-ams/peerings/MicrosoftPeering",
							(properties) -> properties.remove("microsoftPeeringConfig")),
				of("Microsoft peering: the drained circuit's public prefixes are not validated", "e",
						"public-prefixes-validated", "drained-whole")
					.with(pair("ValidationNeeded", OTHER_POOL, CONFIGURED))
					.with(POOLS));
	}

	private static Declared pools(String ofDublin) {
		return new Declared(List.of(), List.of(), List.of(), List.of(POOL), List.of(ofDublin));
	}

	private static PairPlan pair(String amsterdam, String poolOfDublin, String dublin) {
		return Stage.pair(peering(211, new Transfer("198.51.100.0/30", "198.51.100.4/30"), POOL, amsterdam),
				peering(212, new Transfer("198.51.100.8/30", "198.51.100.12/30"), poolOfDublin, dublin), "Dublin");
	}

	private static PeeringPlan peering(int vlan, Transfer networks, String pool, String state) {
		return PeeringPlan.microsoftPeering(64510, vlan, networks,
				new PublicPrefixes(List.of(pool), List.of(), state, "all-services"));
	}

}
