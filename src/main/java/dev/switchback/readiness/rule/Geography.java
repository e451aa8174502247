package dev.switchback.readiness.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.expressroute.PeeringLocation;

/// The geopolitical regions of peering locations, as far as they are told here. An assumption: Microsoft's page on ExpressRoute
/// locations (learn.microsoft.com/azure/expressroute/expressroute-locations-providers) tells them, and this list was not
/// compared with it line by line. So what is judged by it is only suspected. A location that is not listed is not known: new
/// ones are opened all the time.
enum Geography {

	EUROPE("amsterdam berlin copenhagen dublin frankfurt geneva london madrid marseille milan munich newport(wales) "
			+ "oslo paris stavanger stockholm warsaw zurich"),

	NORTH_AMERICA("atlanta chicago cleveland dallas denver lasvegas losangeles miami minneapolis montreal newyork "
			+ "phoenix portland quebeccity queretaro(mexico) sanantonio seattle siliconvalley toronto vancouver "
			+ "washingtondc"),

	ASIA("bangkok hongkong jakarta kualalumpur singapore taipei"),

	JAPAN("osaka tokyo"),

	SOUTH_KOREA("busan seoul"),

	INDIA("chennai delhi hyderabad mumbai pune"),

	AUSTRALIA("auckland brisbane canberra melbourne perth sydney"),

	SOUTH_AMERICA("bogota campinas riodejaneiro santiago saopaulo"),

	AFRICA("capetown johannesburg"),

	UAE("abudhabi dubai");

	private final String cities;

	Geography(String cities) {
		this.cities = cities;
	}

	static Optional<Geography> of(String location) {
		var city = new PeeringLocation(location).city()
			.toLowerCase(Locale.ROOT)
			.replaceAll("\\d+$", "")
			.replaceAll("\\s", "");
		return Arrays.stream(values())
			.filter((region) -> Arrays.asList(region.cities.split(" ")).contains(city))
			.findFirst();
	}

}
