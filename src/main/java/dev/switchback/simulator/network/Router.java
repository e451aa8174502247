package dev.switchback.simulator.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import dev.switchback.simulator.estate.Announcement;
import dev.switchback.simulator.estate.Family;
import dev.switchback.simulator.estate.GatewayPlan;
import dev.switchback.simulator.estate.Leg;
import dev.switchback.simulator.estate.Link;
import dev.switchback.simulator.world.PeeringState;
import dev.switchback.simulator.world.Session;
import dev.switchback.simulator.world.World;

/// Microsoft's edge router at the end of one link, as far as one peering is concerned.
record Router(Place place, PeeringState peering, Link link) {

	/// Whether the routers have the peering switched off.
	boolean isOff() {
		return !this.peering.enabled();
	}

	Session session(Family family) {
		return this.peering.session(Leg.of(this.link, family));
	}

	/// The transfer network of a family, if it is configured.
	Optional<String> transfer(Family family) {
		var effective = this.peering.effective();
		if (effective == null) {
			return Optional.empty();
		}
		var configured = (family == Family.IPV4) ? effective : effective.path("ipv6PeeringConfig");
		var field = (this.link == Link.PRIMARY) ? "primaryPeerAddressPrefix" : "secondaryPeerAddressPrefix";
		return Optional.ofNullable(configured.path(field).asString(null));
	}

	/// The address of the customer's router: the first host of the transfer network.
	Optional<String> customer(Family family) {
		return transfer(family).map((network) -> host(network, 1));
	}

	/// The address of Microsoft's router: the second host of the transfer network.
	Optional<String> microsoft(Family family) {
		return transfer(family).map((network) -> host(network, 2));
	}

	private static String host(String network, int offset) {
		var base = InetAddress.ofLiteral(network.substring(0, network.indexOf('/'))).getAddress();
		var sum = new BigInteger(1, base).add(BigInteger.valueOf(offset)).toByteArray();
		var bytes = new byte[base.length];
		int length = Math.min(sum.length, bytes.length);
		System.arraycopy(sum, sum.length - length, bytes, bytes.length - length, length);
		try {
			return InetAddress.getByAddress(bytes).getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address of " + bytes.length + " bytes", ex);
		}
	}

	/// What has arrived, here or further away at the gateways.
	List<Announcement> learned(World world, boolean atGateway) {
		var circuit = this.place.plan().name();
		return world.announced(this.place.pair(), circuit, this.peering.name(), this.link)
			.stream()
			.filter((announcement) -> world.visible(this.place.pair(), circuit, this.peering,
					Leg.of(this.link, Family.of(announcement.prefix())), announcement.prefix(), atGateway))
			.toList();
	}

	/// The gateways that are connected to this circuit.
	List<GatewayPlan> gateways() {
		if (!this.peering.name().equalsIgnoreCase("AzurePrivatePeering")) {
			return List.of();
		}
		return this.place.pair()
			.gateways()
			.stream()
			.filter((gateway) -> gateway.connections()
				.stream()
				.anyMatch((connection) -> connection.circuit().equalsIgnoreCase(this.place.plan().name())))
			.toList();
	}

	boolean linkUp(World world) {
		return world.linkUp(this.place.pair(), this.place.plan().name(), this.peering, this.link);
	}

}
