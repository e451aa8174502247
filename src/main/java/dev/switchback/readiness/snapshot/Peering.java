package dev.switchback.readiness.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.switchback.azure.expressroute.Link;

/// A peering of a circuit.
///
/// @param place it has `type`, `readAt` and, as Azure shows it, `body`; by link `summary`, `routes` and `arp`; and `stats`,
/// counts of bytes from earlier to later
public record Peering(Circuit circuit, Place place) {

	public boolean microsoft() {
		return type(this.place).equalsIgnoreCase("MicrosoftPeering");
	}

	/// Which one it is, as the inventory says or Azure shows; empty if neither does.
	static String type(Place place) {
		var type = place.at("type").label();
		return type.isEmpty() ? place.at("body", "properties", "peeringType").label() : type;
	}

	/// As sentences say it: `the private peering of contoso-ams`.
	public String spoken() {
		return "the %s of %s".formatted(microsoft() ? "Microsoft peering" : "private peering", this.circuit.name());
	}

	/// As its finding is filed: `contoso-ams/AzurePrivatePeering`.
	public String name() {
		return this.circuit.name() + (microsoft() ? "/MicrosoftPeering" : "/AzurePrivatePeering");
	}

	public Place property(String... names) {
		return this.place.at("body", "properties").at(names);
	}

	/// A table of a link: `summary`, `routes` or `arp`.
	public Place table(Link link, String table) {
		return link(link).at(table);
	}

	/// All that is known of a link.
	public Place link(Link link) {
		return this.place.at("links", link.name().toLowerCase(Locale.ROOT));
	}

	/// The summaries of both links, then the routes of both.
	public List<Place> tables() {
		return Stream.of("summary", "routes")
			.flatMap((table) -> Stream.of(Link.values()).map((link) -> table(link, table)))
			.toList();
	}

}
