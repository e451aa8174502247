package dev.switchback.azure.expressroute;

import java.util.Collection;
import java.util.stream.Collectors;

/// An address family of a peering. Each has a switch of its own. Stored by name.
public enum Family {

	/// Switched by `properties.state`.
	IPV4,

	/// Switched by `properties.ipv6PeeringConfig.state`.
	IPV6;

	/// As people write it.
	String spoken() {
		return switch (this) {
			case IPV4 -> "IPv4";
			case IPV6 -> "IPv6";
		};
	}

	/// Several, in their order: `IPv4 and IPv6`.
	public static String spoken(Collection<Family> families) {
		return families.stream().sorted().map(Family::spoken).collect(Collectors.joining(" and "));
	}

}
