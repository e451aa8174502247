package dev.switchback.simulator.estate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What a Microsoft peering says of the public prefixes that the customer announces over it.
///
/// @param ipv4 the prefixes, usually NAT pools, that belong to this circuit
/// @param ipv6 the same in IPv6; only looked at if the family is configured
/// @param state of their validation: `Configured`, or `ValidationNeeded`, which keeps BGP down
/// @param routeFilter the name of the route filter that lets Microsoft's services through; null for none
public record PublicPrefixes(List<String> ipv4, List<String> ipv6, String state, @Nullable String routeFilter) {

	public PublicPrefixes {
		ipv4 = List.copyOf(ipv4);
		ipv6 = List.copyOf(ipv6);
	}

	/// The prefixes of a family.
	public List<String> of(Family family) {
		return switch (family) {
			case IPV4 -> this.ipv4;
			case IPV6 -> this.ipv6;
		};
	}

}
