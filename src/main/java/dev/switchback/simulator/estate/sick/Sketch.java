package dev.switchback.simulator.estate.sick;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.Demand;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.Transfer;

/// A pair with nothing wrong, to be spoilt: `…-ams` is to be drained, `…-dub` is to carry, `…-gw` is linked to both. Each
/// pair lies in a subscription of its own, so all can have the same addresses.
final class Sketch {

	static final String[] PREFIXES = { "10.1.0.0/16", "10.2.0.0/16", "192.168.100.0/24" };

	static final long ASN = 65010;

	private static final Demand DEMAND = new Demand(4_000_000, 6_000_000);

	private Sketch() {
	}

	static PeeringPlan amsterdam(String... prefixes) {
		return amsterdam(ASN, prefixes);
	}

	static PeeringPlan amsterdam(long asn, String... prefixes) {
		return PeeringPlan.privatePeering(asn, 201, new Transfer("172.16.1.0/30", "172.16.1.4/30"), prefixes);
	}

	static PeeringPlan dublin(String... prefixes) {
		return dublin(ASN, prefixes);
	}

	static PeeringPlan dublin(long asn, String... prefixes) {
		return PeeringPlan.privatePeering(asn, 202, new Transfer("172.16.2.0/30", "172.16.2.4/30"), prefixes);
	}

	/// All prefixes over both links, by a path.
	static List<Announcement> by(String path) {
		return Stream.of(PREFIXES).map((prefix) -> new Announcement(prefix, path, Set.of(Link.values()))).toList();
	}

	static CircuitPlan toAmsterdam(String pair, PeeringPlan peering) {
		return CircuitPlan.circuit(pair + "-ams", "westeurope", "Amsterdam", "Equinix", peering);
	}

	static CircuitPlan toDublin(String pair, PeeringPlan peering) {
		return CircuitPlan.circuit(pair + "-dub", "northeurope", "Dublin", "Interxion", peering);
	}

	static GatewayPlan gateway(String pair, int amsterdamWeight, int dublinWeight) {
		return gateway(pair).connectedTo(pair + "-ams", amsterdamWeight).connectedTo(pair + "-dub", dublinWeight);
	}

	/// A gateway that is linked to nothing yet.
	static GatewayPlan gateway(String pair) {
		return GatewayPlan.zoneRedundant(pair + "-gw", "westeurope", "10.100");
	}

	/// Another gateway, in a virtual network of its own.
	static GatewayPlan another(String name) {
		return GatewayPlan.zoneRedundant(name, "westeurope", "10.101");
	}

	/// A pair with its gateway linked to both circuits.
	static PairPlan pair(String name, PeeringPlan amsterdam, PeeringPlan dublin) {
		return pair(name, amsterdam, dublin, gateway(name, 0, 0));
	}

	static PairPlan pair(String name, PeeringPlan amsterdam, PeeringPlan dublin, GatewayPlan... gateways) {
		return pair(name, List.of(toAmsterdam(name, amsterdam), toDublin(name, dublin)), gateways);
	}

	static PairPlan pair(String name, List<CircuitPlan> circuits, GatewayPlan... gateways) {
		return new PairPlan(name, circuits, List.of(gateways), DEMAND);
	}

}
