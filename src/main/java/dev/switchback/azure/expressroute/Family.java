package dev.switchback.azure.expressroute;

/// An address family of a peering. Each has a switch of its own.
public enum Family {

	/// Switched by `properties.state`.
	IPV4("IPv4"),

	/// Switched by `properties.ipv6PeeringConfig.state`.
	IPV6("IPv6");

	private final String text;

	Family(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
