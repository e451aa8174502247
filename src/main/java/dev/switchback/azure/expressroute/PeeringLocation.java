package dev.switchback.azure.expressroute;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where a circuit's links end. An ordinary circuit ends at one site, such as `Amsterdam` or `Amsterdam2`; a Metro circuit at
/// two sites of one city (Microsoft's page on ExpressRoute Metro). How ARM spells the latter is not documented: it is taken to be
/// as people choose it, `Amsterdam Metro`.
///
/// @param name as Azure shows it; not empty
public record PeeringLocation(String name) {

	private static final String METRO = " metro";

	/// Where houses are called by a suburb. An assumption, and not the whole world.
	private static final Map<String, List<String>> AROUND = Map.of("washingtondc", List.of("ashburn", "reston"),
			"siliconvalley", List.of("sanjose", "santaclara"), "newyork", List.of("secaucus", "newark"), "london",
			List.of("slough"), "paris", List.of("saintdenis"), "chicago", List.of("elkgrove"));

	/// Whether it is two sites of one city.
	public boolean metro() {
		return this.name.toLowerCase(Locale.ROOT).endsWith(METRO);
	}

	/// In lower case.
	public String city() {
		var name = this.name.toLowerCase(Locale.ROOT);
		return (metro() ? name.substring(0, name.length() - METRO.length()) : name).replaceAll("\\d+$", "").strip();
	}

	/// Whether the failure of one site concerns both.
	public boolean shares(PeeringLocation other) {
		return (metro() || other.metro()) ? city().equals(other.city()) : this.name.equalsIgnoreCase(other.name);
	}

	/// Whether they are known to be two houses. Ports of the customer's own are called by their house, `Equinix-Amsterdam-AM5`, and
	/// others by a name of Microsoft's, `Amsterdam`, which may be that very house: of those it is not known in one city.
	public boolean apart(PeeringLocation other) {
		return !shares(other)
				&& (house() == other.house() || !(house() ? this : other).lies((house() ? other : this).city()));
	}

	/// Whether two of them are known to be two houses.
	public static boolean anyApart(List<PeeringLocation> locations) {
		return locations.stream().anyMatch((one) -> locations.stream().anyMatch(one::apart));
	}

	private boolean house() {
		return this.name.contains("-");
	}

	/// Whether the house may be in a city, going by its name and by where houses of some cities are.
	private boolean lies(String city) {
		var plain = letters(this.name);
		return plain.contains(letters(city))
				|| AROUND.getOrDefault(letters(city), List.of()).stream().anyMatch(plain::contains);
	}

	private static String letters(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
	}

}
