package dev.switchback.simulator.estate.sick;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.CircuitPlan;
import dev.switchback.simulator.estate.ConnectionPlan;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.estate.PairPlan;
import dev.switchback.simulator.estate.PeeringPlan;
import dev.switchback.simulator.estate.PublicPrefixes;
import dev.switchback.simulator.estate.Quirk;
import dev.switchback.simulator.estate.Scope;
import dev.switchback.simulator.estate.Transfer;

import static dev.switchback.simulator.estate.sick.Sketch.PREFIXES;
import static dev.switchback.simulator.estate.sick.Sketch.amsterdam;
import static dev.switchback.simulator.estate.sick.Sketch.another;
import static dev.switchback.simulator.estate.sick.Sketch.dublin;
import static dev.switchback.simulator.estate.sick.Sketch.gateway;
import static dev.switchback.simulator.estate.sick.Sketch.pair;

/// Pairs that fail over well today, and of which an assessment finds what is wrong with how they are built. They are called and lie
/// like the other pairs, each in a subscription of its own.
public final class PoorDesigns {

	private static final long PRIVATE_ASN = 64_520;

	private PoorDesigns() {
	}

	/// All of them.
	public static List<PairPlan> all() {
		var plain = List.of(farApart(), stalePassive(), contraryWeights(), oneZone(), crowded(), natPerLink(),
				privateAsn(), quirky("unwatched", Quirk.UNWATCHED, Quirk.NO_WINDOW), portLinkOff(),
				quirky("transit", Quirk.TRANSIT), vpnBackup(), mixedFastpath(),
				quirky("said-single-homed", Quirk.SINGLE_HOMED), quirky("one-router", Quirk.ONE_ROUTER),
				quirky("drops", Quirk.DROPS), quirky("advised", Quirk.RECOMMENDED));
		return IntStream.range(0, plain.size())
			.mapToObj((i) -> plain.get(i).in(scope(i, plain.get(i).name())))
			.toList();
	}

	private static Scope scope(int index, String name) {
		return new Scope("00000000-0000-0000-0000-0000000003%02d".formatted(index + 1), name + "-rg");
	}

	private static PairPlan quirky(String name, Quirk... quirks) {
		return pair(name, amsterdam(PREFIXES), dublin(PREFIXES)).with(quirks);
	}

	/// Across an ocean, and both circuits are Standard.
	private static PairPlan farApart() {
		var name = "far-apart";
		return pair(name,
				List.of(Sketch.toAmsterdam(name, amsterdam(PREFIXES)),
						CircuitPlan.circuit(name + "-dub", "eastus", "Washington DC", "Equinix", dublin(PREFIXES))),
				gateway(name, 0, 0));
	}

	/// The secondary link of Amsterdam stands by, and one prefix stands there only.
	private static PairPlan stalePassive() {
		var announced = new ArrayList<Announcement>();
		for (var prefix : PREFIXES) {
			announced.add(new Announcement(prefix, "65010", Set.of(Link.PRIMARY)));
			announced.add(new Announcement(prefix, "65010 65010 65010", Set.of(Link.SECONDARY)));
		}
		announced.add(new Announcement("10.9.0.0/16", "65010 65010 65010", Set.of(Link.SECONDARY)));
		return pair("stale-passive", amsterdam().announcing(announced), dublin(PREFIXES));
	}

	/// Two gateways prefer different circuits.
	private static PairPlan contraryWeights() {
		var name = "contrary-weights";
		return pair(name, amsterdam(PREFIXES), dublin(PREFIXES), gateway(name, 10, 0),
				another(name + "-other-gw").connectedTo(name + "-ams", 0).connectedTo(name + "-dub", 10));
	}

	/// A gateway of a kind that knows no zones.
	private static PairPlan oneZone() {
		var name = "one-zone";
		return pair(name, amsterdam(PREFIXES), dublin(PREFIXES), new GatewayPlan(name + "-gw", "westeurope", "Standard",
				List.of(), "10.100", gateway(name, 0, 0).connections()));
	}

	/// Five circuits of one gateway end in Amsterdam.
	private static PairPlan crowded() {
		var name = "crowded";
		var circuits = new ArrayList<CircuitPlan>();
		var gateway = gateway(name);
		for (var number = 1; number <= 5; number++) {
			var peering = PeeringPlan.privatePeering(Sketch.ASN, 200 + number,
					new Transfer("172.16.%d.0/30".formatted(number), "172.16.%d.4/30".formatted(number)), PREFIXES);
			circuits.add(CircuitPlan.circuit("%s-ams-%d".formatted(name, number), "westeurope", "Amsterdam", "Equinix",
					peering));
			gateway = gateway.connectedTo("%s-ams-%d".formatted(name, number), 0);
		}
		return pair(name, circuits, gateway);
	}

	/// Each link brings a pool of its own.
	private static PairPlan natPerLink() {
		return microsoft("nat-per-link", 64510, Announcement::new);
	}

	private static PairPlan privateAsn() {
		return microsoft("private-asn", PRIVATE_ASN,
				(prefix, path, _) -> new Announcement(prefix, path, Set.of(Link.values())));
	}

	/// What the edge makes of a prefix that belongs to one link.
	private interface Announcing {

		Announcement of(String prefix, String path, Set<Link> link);

	}

	private static PairPlan microsoft(String name, long asn, Announcing announcing) {
		return pair(name, List.of(
				Sketch.toAmsterdam(name,
						microsoft(asn, 211, new Transfer("198.51.100.0/30", "198.51.100.4/30"), announcing,
								"203.0.113.0/26", "203.0.113.64/26")),
				Sketch.toDublin(name, microsoft(asn, 212, new Transfer("198.51.100.8/30", "198.51.100.12/30"),
						announcing, "203.0.113.128/26", "203.0.113.192/26"))));
	}

	private static PeeringPlan microsoft(long asn, int vlan, Transfer transfer, Announcing announcing, String first,
			String second) {
		var path = Long.toString(asn);
		return PeeringPlan
			.microsoftPeering(asn, vlan, transfer,
					new PublicPrefixes(List.of(first, second), List.of(), "Configured", "all-services"))
			.announcing(Stream
				.of(announcing.of(first, path, Set.of(Link.PRIMARY)),
						announcing.of(second, path, Set.of(Link.SECONDARY)))
				.toList());
	}

	/// A port of one's own with a link that is switched off.
	private static PairPlan portLinkOff() {
		var name = "port-link-off";
		return pair(name,
				List.of(Sketch.toAmsterdam(name, amsterdam(PREFIXES)).on(name + "-ams-port"),
						Sketch.toDublin(name, dublin(PREFIXES)).on(name + "-dub-port")),
				gateway(name, 0, 0))
			.with(Quirk.PORT_LINK_OFF);
	}

	/// One circuit, and nothing but a VPN to stand in for it.
	private static PairPlan vpnBackup() {
		var name = "vpn-backup";
		return pair(name, List.of(Sketch.toAmsterdam(name, amsterdam(PREFIXES))),
				gateway(name).connectedTo(name + "-ams", 0))
			.with(Quirk.VPN_BESIDE);
	}

	/// Only the connection to Amsterdam bypasses the gateway.
	private static PairPlan mixedFastpath() {
		var name = "mixed-fastpath";
		return pair(name, amsterdam(PREFIXES), dublin(PREFIXES),
				new GatewayPlan(name + "-gw", "westeurope", "ErGw3AZ", List.of("1", "2", "3"), "10.100",
						List.of(new ConnectionPlan(name + "-gw-ams", name + "-ams", 0, true),
								new ConnectionPlan(name + "-gw-dub", name + "-dub", 0, false))));
	}

}
