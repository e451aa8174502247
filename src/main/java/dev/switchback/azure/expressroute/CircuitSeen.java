package dev.switchback.azure.expressroute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import tools.jackson.databind.JsonNode;

/// A circuit as a GET showed it.
///
/// @param peeringLocation where its links end; empty for a circuit on a port of one's own
/// @param port the ExpressRoute Direct port it is on; empty for a provider's circuit
/// @param circuitProvisioningState by Microsoft
/// @param providerProvisioningState by the provider; empty for a circuit on a port of one's own
/// @param authorized connections that were made with one of its authorizations, possibly in other subscriptions
/// @param megabits bought bandwidth in Mbit/s; 0 if Azure does not say
record CircuitSeen(String peeringLocation, Optional<ArmId> port, String circuitProvisioningState,
		String providerProvisioningState, String provisioningState, List<ArmId> authorized, long megabits) {

	static CircuitSeen of(JsonNode document) {
		var properties = document.path("properties");
		var authorized = new ArrayList<ArmId>();
		properties.path("authorizations")
			.forEach((authorization) -> id(authorization.path("properties").path("connectionResourceUri"))
				.ifPresent(authorized::add));
		return new CircuitSeen(
				properties.path("serviceProviderProperties").path("peeringLocation").asString("").strip(),
				id(properties.path("expressRoutePort").path("id")),
				properties.path("circuitProvisioningState").asString(""),
				properties.path("serviceProviderProvisioningState").asString(""),
				properties.path("provisioningState").asString(""), List.copyOf(authorized), megabits(properties));
	}

	private static long megabits(JsonNode properties) {
		var provider = properties.path("serviceProviderProperties").path("bandwidthInMbps");
		return provider.canConvertToLong() ? provider.asLong()
				: Math.round(1000 * properties.path("bandwidthInGbps").asDouble(0));
	}

	private static Optional<ArmId> id(JsonNode node) {
		try {
			return node.isString() ? Optional.of(ArmId.parse(node.asString())) : Optional.empty();
		}
		catch (ArmId.NotAnArmId _) {
			return Optional.empty();
		}
	}

	boolean changing() {
		return this.provisioningState.equalsIgnoreCase("Updating");
	}

	/// Whether it works, as far as its provisioning says.
	boolean operational() {
		var provided = this.port.isPresent() || this.providerProvisioningState.equalsIgnoreCase("Provisioned");
		return this.circuitProvisioningState.equalsIgnoreCase("Enabled") && provided
				&& this.provisioningState.equalsIgnoreCase("Succeeded");
	}

	String words() {
		return "%s by Microsoft, %s by the provider, %s".formatted(word(this.circuitProvisioningState),
				this.port.isPresent() ? "on a port of its own" : word(this.providerProvisioningState),
				word(this.provisioningState));
	}

	private static String word(String state) {
		return state.isEmpty() ? "unknown" : state;
	}

	CircuitSeen at(String location) {
		return new CircuitSeen(location, this.port, this.circuitProvisioningState, this.providerProvisioningState,
				this.provisioningState, this.authorized, this.megabits);
	}

}
