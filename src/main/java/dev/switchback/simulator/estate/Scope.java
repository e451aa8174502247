package dev.switchback.simulator.estate;

/// A resource group in a subscription, which everything of a pair lies in.
public record Scope(String subscription, String group) {

	/// Where the healthy pairs lie.
	public static final Scope REHEARSAL = new Scope("00000000-0000-0000-0000-000000000001", "network-rg");

	/// Somebody else's subscription: it exists, and nothing in it may be read.
	public static final Scope FOREIGN = new Scope("00000000-0000-0000-0000-0000000000ff", "partner-rg");

	/// The ARM id of the group.
	public String groupId() {
		return "/subscriptions/" + this.subscription + "/resourceGroups/" + this.group;
	}

	/// The ARM id of a Microsoft.Network resource in the group.
	public String id(String type, String name) {
		return id("Microsoft.Network", type, name);
	}

	/// The ARM id of any resource in the group.
	public String id(String provider, String type, String name) {
		return groupId() + "/providers/" + provider + "/" + type + "/" + name;
	}

}
