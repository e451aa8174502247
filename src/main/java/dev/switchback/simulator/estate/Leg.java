package dev.switchback.simulator.estate;

/// One BGP session of a peering with the customer's edge: a link and an address family.
public enum Leg {

	PRIMARY_IPV4(Link.PRIMARY, Family.IPV4), SECONDARY_IPV4(Link.SECONDARY, Family.IPV4),
	PRIMARY_IPV6(Link.PRIMARY, Family.IPV6), SECONDARY_IPV6(Link.SECONDARY, Family.IPV6);

	private final Link link;

	private final Family family;

	Leg(Link link, Family family) {
		this.link = link;
		this.family = family;
	}

	public static Leg of(Link link, Family family) {
		return switch (family) {
			case IPV4 -> (link == Link.PRIMARY) ? PRIMARY_IPV4 : SECONDARY_IPV4;
			case IPV6 -> (link == Link.PRIMARY) ? PRIMARY_IPV6 : SECONDARY_IPV6;
		};
	}

	public Link link() {
		return this.link;
	}

	public Family family() {
		return this.family;
	}

}
