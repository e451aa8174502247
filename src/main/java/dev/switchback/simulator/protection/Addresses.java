package dev.switchback.simulator.protection;

import java.util.Locale;

import dev.switchback.simulator.estate.Site;

/// Where machines stand in networks.
public final class Addresses {

	/// The first two bytes of every address in a network for drills.
	public static final String DRILLS = "10.99";

	private Addresses() {
	}

	/// The side a machine stands on.
	public static Site site(Place place, Machine machine) {
		return machine.atRecovery() ? place.plan().recovery() : place.plan().primary();
	}

	/// The ARM id of the network a machine stands in.
	public static String network(Place place, Machine machine) {
		var chosen = machine.network();
		var site = site(place, machine);
		return (chosen != null && !chosen.isEmpty()) ? chosen
				: place.vault().in(site.group()).id("virtualNetworks", site.lan().name());
	}

	/// A machine's address.
	public static String address(Place place, Machine machine) {
		var lan = site(place, machine).lan();
		var own = lan.address(place.plan().number());
		var inOwn = network(place, machine).toLowerCase(Locale.ROOT)
			.endsWith("/" + lan.name().toLowerCase(Locale.ROOT));
		return inOwn ? own : DRILLS + own.substring(lan.prefix().length());
	}

}
