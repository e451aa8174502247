package dev.switchback.readiness.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import dev.switchback.azure.expressroute.Link;
import dev.switchback.readiness.snapshot.Circuit;
import dev.switchback.readiness.snapshot.Place;

/// What Azure shows of the customer's routers: their hardware addresses. Two links with the same one suggest one device; two
/// with different ones prove nothing alone, because one device has many.
final class Edges {

	private Edges() {
	}

	/// @param alike a hardware address that both links show
	/// @param both whether both links of every peering that is not disabled show one, or any two show the same
	/// @param places where they were read
	record Seen(Optional<String> alike, boolean both, List<Place> places) {
	}

	static Seen of(Circuit circuit) {
		var places = new ArrayList<Place>();
		var primary = new TreeSet<String>();
		var secondary = new TreeSet<String>();
		var some = false;
		var both = true;
		for (var peering : circuit.peerings().there()) {
			var one = macs(peering.table(Link.PRIMARY, "arp"), places);
			var other = macs(peering.table(Link.SECONDARY, "arp"), places);
			if (!peering.property("state").says("Disabled")) {
				some = true;
				both = both && !one.isEmpty() && !other.isEmpty();
			}
			else {
				places.add(peering.property("state"));
			}
			primary.addAll(one);
			secondary.addAll(other);
		}
		var alike = primary.stream().filter(secondary::contains).findFirst();
		return new Seen(alike, (some && both) || alike.isPresent(), places);
	}

	/// All that the links of a circuit show.
	static TreeSet<String> all(Circuit circuit, List<Place> places) {
		var all = new TreeSet<String>();
		circuit.peerings()
			.stream()
			.forEach((peering) -> List.of(Link.values())
				.forEach((link) -> all.addAll(macs(peering.table(link, "arp"), places))));
		return all;
	}

	private static TreeSet<String> macs(Place table, List<Place> places) {
		var macs = new TreeSet<String>();
		table.at("value").each().forEach((row) -> {
			var mac = row.at("macAddress");
			var bare = mac.text().orElse("").toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
			if (row.at("interface").says("On-Prem") && bare.length() == 12 && !bare.equals("000000000000")) {
				macs.add(bare);
				places.add(mac);
			}
		});
		return macs;
	}

}
