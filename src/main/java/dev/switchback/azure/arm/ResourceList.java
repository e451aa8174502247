package dev.switchback.azure.arm;

import java.util.List;

import tools.jackson.databind.JsonNode;

/// Lists what there is of a type in a subscription.
final class ResourceList {

	private final Pages pages;

	private final ArmEndpoint endpoint;

	ResourceList(Pages pages, ArmEndpoint endpoint) {
		this.pages = pages;
		this.endpoint = endpoint;
	}

	Fetched<List<ArmId>> of(String subscription, String type, Deadline deadline) {
		return this.pages.of(this.endpoint.resources(subscription, type), deadline)
			.map((entries) -> entries.stream()
				.filter((resource) -> resource.path("type").asString("").equalsIgnoreCase(type))
				.map(ResourceList::id)
				.toList());
	}

	private static ArmId id(JsonNode resource) {
		try {
			return ArmId.parse(resource.path("id").asString(""));
		}
		catch (ArmId.NotAnArmId _) {
			throw new Fetched.Unreadable("an entry of the list has no valid id");
		}
	}

}
