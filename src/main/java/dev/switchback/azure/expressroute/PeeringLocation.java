package dev.switchback.azure.expressroute;

import java.util.Locale;

/// Where a circuit's links end. An ordinary circuit ends at one site, such as `Amsterdam` or `Amsterdam2`; a Metro circuit at
/// two sites of one city (Microsoft's page on ExpressRoute Metro). How ARM spells the latter is not documented: it is taken to be
/// as people choose it, `Amsterdam Metro`.
///
/// @param name as Azure shows it; not empty
public record PeeringLocation(String name) {

	private static final String METRO = " metro";

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

}
