package dev.switchback.simulator.estate;

/// The two transfer networks of a peering in one family: a /30 or a /126 for each link. The customer's router has the first
/// host address, Microsoft's the second.
public record Transfer(String primary, String secondary) {

	public String of(Link link) {
		return (link == Link.PRIMARY) ? this.primary : this.secondary;
	}

}
