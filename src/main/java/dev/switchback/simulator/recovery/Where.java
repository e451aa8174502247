package dev.switchback.simulator.recovery;

import java.util.List;
import java.util.stream.Stream;

import dev.switchback.simulator.arm.ArmError;
import dev.switchback.simulator.arm.Exchange;
import dev.switchback.simulator.estate.Site;
import dev.switchback.simulator.estate.VaultPlan;
import dev.switchback.simulator.protection.Place;
import dev.switchback.simulator.wire.Json;

/// Finds what a call is about.
final class Where {

	static final String VAULTS = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults";

	static final String VAULT = VAULTS + "/{vault}";

	static final String FABRIC = VAULT + "/replicationFabrics/{fabric}";

	static final String CONTAINER = FABRIC + "/replicationProtectionContainers/{container}";

	static final String ITEM = CONTAINER + "/replicationProtectedItems/{item}";

	private Where() {
	}

	/// The vault that the path names.
	/// @throws ArmError with ARM's own 404 if there is none
	static VaultPlan vault(Exchange exchange) {
		var name = exchange.variable("vault");
		return exchange.world()
			.protections()
			.vaults()
			.stream()
			.filter((vault) -> vault.name().equalsIgnoreCase(name)
					&& vault.scope().subscription().equalsIgnoreCase(exchange.variable("subscription"))
					&& vault.scope().group().equalsIgnoreCase(exchange.variable("group")))
			.findFirst()
			.orElseThrow(() -> ArmError.of(404, "ResourceNotFound",
					"The Resource 'Microsoft.RecoveryServices/vaults/" + name + "' under resource group '"
							+ exchange.variable("group")
							+ "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"));
	}

	/// The sides that belong to the fabric in the path.
	/// @throws ArmError with 404 if there is no such fabric
	static List<Site> fabric(Exchange exchange) {
		var name = exchange.variable("fabric");
		var sites = vault(exchange).sites().stream().filter((site) -> site.fabric().equalsIgnoreCase(name)).toList();
		if (sites.isEmpty()) {
			throw missing(exchange, name);
		}
		return sites;
	}

	/// The side whose container the path names.
	/// @throws ArmError with 404 if there is no such container
	static Site container(Exchange exchange) {
		var name = exchange.variable("container");
		return fabric(exchange).stream()
			.filter((site) -> site.container().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> missing(exchange, name));
	}

	/// The machines of a vault, in the order of the estate.
	static Stream<Place> places(VaultPlan vault) {
		return vault.machines().stream().map((plan) -> new Place(vault, plan));
	}

	/// The machine whose item the path names: under the container that owns it now, and nowhere else.
	/// @throws ArmError with 404 if it is not there
	static Place item(Exchange exchange) {
		container(exchange);
		return in(exchange, exchange.variable("item"));
	}

	/// The machine with an item of that name in the container that the path names.
	/// @throws ArmError with 404 if it is not there
	static Place in(Exchange exchange, String name) {
		return places(vault(exchange)).filter((place) -> place.plan().name().equalsIgnoreCase(name))
			.filter((place) -> owned(exchange, place))
			.findFirst()
			.orElseThrow(() -> missing(exchange, name));
	}

	/// Whether the container in the path owns an item now.
	static boolean owned(Exchange exchange, Place place) {
		var source = place.plan().source(exchange.world().protections().item(place).reversed());
		return source.fabric().equalsIgnoreCase(exchange.variable("fabric"))
				&& source.container().equalsIgnoreCase(exchange.variable("container"));
	}

	/// Site Recovery's own 404, as recorded.
	static ArmError missing(Exchange exchange, String name) {
		var message = "Specified resource with name '" + name + "' does not exist.";
		var clientId = exchange.header("x-ms-client-request-id");
		return ArmError.of(404, "NotFound", message)
			.detail(Json.object()
				.put("code", "ArmResourceDoesNotExist")
				.put("message", message)
				.put("possibleCauses", "Ensure correct resource name was specified.")
				.put("recommendedAction", "Verify ARM resource name details.")
				.put("clientRequestId", clientId)
				.put("activityId", exchange.correlation()));
	}

}
