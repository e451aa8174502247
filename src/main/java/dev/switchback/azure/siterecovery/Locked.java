package dev.switchback.azure.siterecovery;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import tools.jackson.databind.JsonNode;

/// What a management lock was set on: a resource, a resource group, or a subscription. It binds everything below that.
///
/// @param id in lower case
public record Locked(String id) {

	private static final String LOCKS = "/providers/microsoft.authorization/locks/";

	/// @param lock as Azure shows it
	/// @return empty if its id is not understood: then it may bind anything
	public static Optional<Locked> by(JsonNode lock) {
		var id = Text.of(lock.path("id")).toLowerCase(Locale.ROOT);
		var end = id.lastIndexOf(LOCKS);
		return (end > 0) ? Optional.of(new Locked(id.substring(0, end))) : Optional.empty();
	}

	/// Whether it was set on the group of a resource, or on its subscription: whatever is made there is bound, too.
	public boolean holds(ArmId resource) {
		var group = "/subscriptions/%s/resourcegroups/%s/".formatted(resource.subscription(), resource.resourceGroup())
			.toLowerCase(Locale.ROOT);
		return group.startsWith(this.id + "/");
	}

	/// Whether one of these resources is bound by it.
	public boolean binds(Collection<ArmId> resources) {
		return resources.stream().anyMatch((resource) -> holds(resource) || this.id.equals(resource.normal()));
	}

	/// As people call it.
	String name() {
		return ArmId.tail(this.id);
	}

}
