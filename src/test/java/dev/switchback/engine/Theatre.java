package dev.switchback.engine;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.playbook.Mandate;

/// What is drained in sweeps: one peering or another, in one family or both. Each has a circuit in Amsterdam, which is
/// drained first, and one in Dublin.
enum Theatre {

	IPV4("contoso", "AzurePrivatePeering", List.of("IPV4"), "10.1.0.0/16"),

	IPV6_ALONE("dual-stack", "AzurePrivatePeering", List.of("IPV6"), "2001:db8:10::/48"),

	BOTH_FAMILIES("dual-stack", "AzurePrivatePeering", List.of("IPV4", "IPV6"), "2001:db8:10::/48"),

	MICROSOFT("microsoft", "MicrosoftPeering", List.of("IPV4"), "203.0.113.0/25"),

	MICROSOFT_BOTH_FAMILIES("microsoft-dual-stack", "MicrosoftPeering", List.of("IPV4", "IPV6"), "2001:db8:a::/48");

	private final String pair;

	private final String peering;

	private final List<String> families;

	private final String prefix;

	Theatre(String pair, String peering, List<String> families, String prefix) {
		this.pair = pair;
		this.peering = peering;
		this.families = families;
		this.prefix = prefix;
	}

	/// @param parameters JSON without peering type and families
	Flight flight(Crashes crashes, Mandate mandate, String parameters) {
		var all = "{\"peeringType\": \"%s\", \"addressFamilies\": [%s], %s".formatted(this.peering,
				String.join(", ", this.families.stream().map("\"%s\""::formatted).toList()),
				parameters.strip().substring(1));
		return (this == IPV4) ? Flight.contoso(crashes, mandate, all) : Flight.sick(crashes, mandate, this.pair, all);
	}

	List<String> circuits() {
		return List.of(this.pair + "-ams", this.pair + "-dub");
	}

	/// An order for a fault that was written for the private peering in IPv4.
	String fault(String order) {
		return order.replace("10.1.0.0/16", this.prefix)
			.replace("{\"state\": \"Enabled\"}", "{%s}".formatted(String.join(", ", switches("Enabled"))))
			.replace("{\"state\": \"Disabled\"}", "{%s}".formatted(String.join(", ", switches("Disabled"))))
			.replace("\"kind\": \"drift\",", "\"kind\": \"drift\", \"peering\": \"%s\",".formatted(this.peering));
	}

	private List<String> switches(String state) {
		return this.families.stream()
			.map((family) -> "\"%s\": \"%s\"".formatted(family.equals("IPV4") ? "state" : "ipv6State", state))
			.toList();
	}

	/// The states of everything that the peerings of both circuits have.
	List<String> states(Flight flight) {
		return circuits().stream().flatMap((circuit) -> states(flight, circuit)).toList();
	}

	Stream<String> states(Flight flight, String circuit) {
		var peering = flight.peering(circuit, this.peering);
		var ipv6 = peering.path("ipv6PeeringConfig").path("state").asString("");
		var ipv4 = Stream.of(circuit + " " + peering.path("state").asString());
		return ipv6.isEmpty() ? ipv4 : Stream.concat(ipv4, Stream.of(circuit + " IPv6 " + ipv6));
	}

	/// The states of a circuit in the families that are drained here.
	List<String> drained(Flight flight, String circuit) {
		return states(flight, circuit)
			.filter((state) -> this.families.contains(state.contains(" IPv6 ") ? "IPV6" : "IPV4"))
			.toList();
	}

}
