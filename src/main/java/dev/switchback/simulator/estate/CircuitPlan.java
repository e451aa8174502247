package dev.switchback.simulator.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// A circuit by a provider, or on a port of one's own (ExpressRoute Direct).
///
/// @param name the name of the ARM resource
/// @param region its ARM location, such as `westeurope`
/// @param peeringLocation where its links end, as Azure spells it, such as `Amsterdam`
/// @param provider the service provider's name
/// @param bandwidthInMbps bought bandwidth
/// @param tier `Local`, `Standard` or `Premium`
/// @param tags ARM tags
/// @param peerings what is configured on it
/// @param port the name of the ExpressRoute Direct port it is on; null for a provider's circuit
public record CircuitPlan(String name, String region, String peeringLocation, String provider, int bandwidthInMbps,
		String tier, Map<String, String> tags, List<PeeringPlan> peerings, @Nullable String port) {

	public CircuitPlan {
		tags = Collections.unmodifiableMap(new TreeMap<>(tags));
		peerings = List.copyOf(peerings);
	}

	/// A metered Standard circuit of 1 Gbit/s with one peering.
	public static CircuitPlan circuit(String name, String region, String peeringLocation, String provider,
			PeeringPlan peering) {
		return new CircuitPlan(name, region, peeringLocation, provider, 1000, "Standard", Map.of(), List.of(peering),
				null);
	}

	/// The same circuit with one peering more.
	public CircuitPlan and(PeeringPlan peering) {
		var all = new ArrayList<>(this.peerings);
		all.add(peering);
		return new CircuitPlan(this.name, this.region, this.peeringLocation, this.provider, this.bandwidthInMbps,
				this.tier, this.tags, all, this.port);
	}

	/// The same circuit with other peerings.
	public CircuitPlan with(List<PeeringPlan> others) {
		return new CircuitPlan(this.name, this.region, this.peeringLocation, this.provider, this.bandwidthInMbps,
				this.tier, this.tags, others, this.port);
	}

	/// The same circuit on a port of one's own.
	public CircuitPlan on(String ownPort) {
		return new CircuitPlan(this.name, this.region, this.peeringLocation, this.provider, this.bandwidthInMbps,
				this.tier, this.tags, this.peerings, ownPort);
	}

	/// The same circuit with tags.
	public CircuitPlan tagged(Map<String, String> others) {
		return new CircuitPlan(this.name, this.region, this.peeringLocation, this.provider, this.bandwidthInMbps,
				this.tier, others, this.peerings, this.port);
	}

	/// The same circuit with another SKU tier.
	public CircuitPlan tier(String other) {
		return new CircuitPlan(this.name, this.region, this.peeringLocation, this.provider, this.bandwidthInMbps, other,
				this.tags, this.peerings, this.port);
	}

	/// The name of the router port that Azure gives a link of this circuit.
	public String azurePort(Link link) {
		var site = this.peeringLocation.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
		var router = (link == Link.PRIMARY) ? "1-PRI-A" : "2-SEC-A";
		return site.substring(0, Math.min(3, site.length())) + "-06GMR-CIS-" + router;
	}

}
