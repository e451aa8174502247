package dev.switchback.azure.expressroute;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/// What Microsoft says about the public prefixes of a Microsoft peering. Until it has validated them it does not even
/// bring BGP up (Microsoft's page on ExpressRoute routing requirements), and only its support can help.
///
/// @param states of each family that has public prefixes, such as `Configured`
record PublicPrefixes(Map<Family, String> states) {

	private static final String CONFIGURED = "Configured";

	/// Of a peering; nothing if it is no Microsoft peering.
	static PublicPrefixes of(PeeringSeen peering) {
		Map<Family, String> states = new EnumMap<>(Family.class);
		for (var family : peering.families()) {
			var config = config(peering, family);
			var state = config.path("advertisedPublicPrefixesState").asString("");
			if (config.isObject()) {
				states.put(family, worst(config, state.isEmpty() ? "unknown" : state));
			}
		}
		return new PublicPrefixes(states);
	}

	private static JsonNode config(PeeringSeen peering, Family family) {
		return switch (family) {
			case IPV4 -> peering.properties().path("microsoftPeeringConfig");
			case IPV6 -> peering.ipv6().path("microsoftPeeringConfig");
		};
	}

	/// A single prefix may be worse off than the whole is said to be.
	private static String worst(JsonNode config, String whole) {
		for (var prefix : config.path("advertisedPublicPrefixInfo")) {
			var state = prefix.path("validationState").asString(CONFIGURED);
			if (!state.equalsIgnoreCase(CONFIGURED) && whole.equalsIgnoreCase(CONFIGURED)) {
				return state;
			}
		}
		return whole;
	}

	/// Whether Azure says anything of every family that a Microsoft peering has.
	boolean told(PeeringSeen peering) {
		return !peering.families().isEmpty() && this.states.keySet().containsAll(peering.families());
	}

	boolean validated() {
		return this.states.values().stream().allMatch(CONFIGURED::equalsIgnoreCase);
	}

	/// Whether waiting does not help.
	boolean needsSupport() {
		return this.states.values()
			.stream()
			.anyMatch((state) -> !state.equalsIgnoreCase(CONFIGURED) && !state.equalsIgnoreCase("Configuring"));
	}

	/// Such as `Configured`, `Configured, IPv6 ValidationNeeded`.
	String words() {
		return this.states.isEmpty() ? "none"
				: this.states.entrySet()
					.stream()
					.map((entry) -> (entry.getKey() == Family.IPV4) ? entry.getValue()
							: "%s %s".formatted(entry.getKey().spoken(), entry.getValue()))
					.collect(Collectors.joining(", "));
	}

	/// What a person tells Microsoft's support. Without the service key, which has no business in a sentence.
	static String ticket(DeclaredCircuit circuit, PeeringSeen peering) {
		var prefixes = new TreeSet<String>();
		for (var family : peering.families()) {
			config(peering, family).path("advertisedPublicPrefixes")
				.forEach((prefix) -> prefixes.add(prefix.asString("").replaceAll("[^0-9A-Fa-f.:/]", "?")));
		}
		return "Microsoft has to validate the public prefixes of %s before BGP comes up (%s); waiting does not help. Open a support request: “ExpressRoute circuit %s: the public prefixes of its Microsoft peering (%s, customer ASN %d) were validated, the peering was disabled and enabled again, and now they are not. Please validate them.”"
			.formatted(circuit.spoken(), of(peering).words(), circuit.id(), String.join(", ", prefixes),
					peering.peerAsn());
	}

}
