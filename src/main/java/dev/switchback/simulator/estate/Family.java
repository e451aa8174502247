package dev.switchback.simulator.estate;

/// An address family. Each has a BGP session of its own on each link, and a switch of its own in a peering.
public enum Family {

	IPV4, IPV6;

	/// The family of a prefix or address.
	public static Family of(String prefix) {
		return (prefix.indexOf(':') < 0) ? IPV4 : IPV6;
	}

}
