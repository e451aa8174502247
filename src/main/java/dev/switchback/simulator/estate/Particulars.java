package dev.switchback.simulator.estate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What few peerings have.
///
/// @param provisioningState as a GET shows it at first; `Failed` where Azure is stuck
/// @param ipv6Enabled the state of IPv6 at first, if it is configured
/// @param globalReach names of Global Reach connections made from here
/// @param virtualWan the ARM id of the Virtual WAN connection that the peering belongs to
/// @param publicPrefixes of a Microsoft peering
public record Particulars(String provisioningState, boolean ipv6Enabled, List<String> globalReach,
		@Nullable String virtualWan, @Nullable PublicPrefixes publicPrefixes) {

	/// What most peerings have.
	public static final Particulars NONE = new Particulars("Succeeded", true, List.of(), null, null);

	public Particulars {
		globalReach = List.copyOf(globalReach);
	}

	/// A peering that Azure could not provision.
	public static Particulars stuck() {
		return new Particulars("Failed", true, List.of(), null, null);
	}

	/// Global Reach connections to circuits elsewhere.
	public static Particulars reaching(String... connections) {
		return new Particulars("Succeeded", true, List.of(connections), null, null);
	}

	/// A peering that a Virtual WAN hub uses.
	public static Particulars ofVirtualWan(String connection) {
		return new Particulars("Succeeded", true, List.of(), connection, null);
	}

	/// A Microsoft peering's prefixes.
	public static Particulars of(PublicPrefixes prefixes) {
		return new Particulars("Succeeded", true, List.of(), null, prefixes);
	}

}
