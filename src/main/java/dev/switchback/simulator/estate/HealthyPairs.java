package dev.switchback.simulator.estate;

import java.util.List;
import java.util.Map;

/// Pairs with nothing wrong: two circuits in two peering locations by two providers, each with both links up and the same
/// prefixes, and one zone-redundant gateway linked to both.
public final class HealthyPairs {

	private static final String[] CONTOSO = { "10.1.0.0/16", "10.2.0.0/16", "10.3.128.0/17", "192.168.100.0/24" };

	private static final String[] FABRIKAM = { "10.20.0.0/16", "10.21.0.0/16", "172.20.4.0/22" };

	private HealthyPairs() {
	}

	public static PairPlan contoso() {
		var amsterdam = PeeringPlan.privatePeering(65010, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), CONTOSO);
		var dublin = PeeringPlan.privatePeering(65010, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), CONTOSO);
		return new PairPlan("contoso",
				List.of(CircuitPlan.circuit("contoso-ams", "westeurope", "Amsterdam", "Equinix", amsterdam)
					.tagged(Map.of("costCenter", "network")),
						CircuitPlan.circuit("contoso-dub", "northeurope", "Dublin", "Interxion", dublin)),
				List.of(GatewayPlan.zoneRedundant("contoso-gw", "westeurope", "10.100")
					.connectedTo("contoso-ams", 0)
					.connectedTo("contoso-dub", 0)),
				new Demand(4_000_000, 6_000_000));
	}

	public static PairPlan fabrikam() {
		var frankfurt = PeeringPlan.privatePeering(65020, 301, new Transfer("172.17.1.0/30", "172.17.1.4/30"),
				FABRIKAM);
		var zurich = PeeringPlan.privatePeering(65020, 302, new Transfer("172.17.2.0/30", "172.17.2.4/30"), FABRIKAM);
		return new PairPlan("fabrikam",
				List.of(CircuitPlan.circuit("fabrikam-fra", "germanywestcentral", "Frankfurt", "Colt", frankfurt),
						CircuitPlan.circuit("fabrikam-zrh", "switzerlandnorth", "Zurich", "Swisscom", zurich)),
				List.of(GatewayPlan.zoneRedundant("fabrikam-gw", "germanywestcentral", "10.110")
					.connectedTo("fabrikam-fra", 0)
					.connectedTo("fabrikam-zrh", 0)),
				new Demand(2_000_000, 2_000_000));
	}

}
