package dev.switchback.azure.expressroute;

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

}
