package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Which containers and networks of a vault belong together, and in which direction.
///
/// @param containers mappings of containers
/// @param networks mappings of networks
record Mappings(List<JsonNode> containers, List<JsonNode> networks) {

	static Fetched<Mappings> of(Reads reads, ArmId vault, Deadline deadline) {
		var containers = reads.shared().mappings(ArmRead.of(vault, "replicationProtectionContainerMappings"), deadline);
		if (!(containers instanceof Value<List<JsonNode>>(var found, var at))) {
			return ((Failed<List<JsonNode>>) containers).as();
		}
		return switch (reads.shared().mappings(ArmRead.of(vault, "replicationNetworkMappings"), deadline)) {
			case Failed<List<JsonNode>> failed -> failed.as();
			case Value<List<JsonNode>>(var networks, var _) -> new Value<>(new Mappings(found, networks), at);
		};
	}

	/// The mapping from one container to the other, if there is one that works.
	Optional<ArmId> container(ArmId from, ArmId to) {
		return this.containers.stream()
			.filter((mapping) -> paired(mapping)
					&& same(mapping.path("properties").path("targetProtectionContainerId"), to))
			.flatMap((mapping) -> Text.id(mapping.path("id")).stream())
			.filter((id) -> id.normal().startsWith(from.normal() + "/"))
			.findFirst();
	}

	/// The mapping of a network of one fabric to one of the other, if there is one that works.
	///
	/// @param network which one; empty for any
	Optional<JsonNode> network(ArmId fromFabric, ArmId toFabric, Optional<ArmId> network) {
		return this.networks.stream()
			.filter((mapping) -> paired(mapping)
					&& same(mapping.path("properties").path("recoveryFabricArmId"), toFabric))
			.filter((mapping) -> network.map((id) -> same(mapping.path("properties").path("primaryNetworkId"), id))
				.orElse(true))
			.filter((mapping) -> Text.id(mapping.path("id"))
				.filter((id) -> id.normal().startsWith(fromFabric.normal() + "/"))
				.isPresent())
			.findFirst();
	}

	private static boolean paired(JsonNode mapping) {
		return Text.of(mapping.path("properties").path("state")).equalsIgnoreCase("Paired");
	}

	private static boolean same(JsonNode node, ArmId id) {
		return Text.id(node).filter((other) -> other.same(id)).isPresent();
	}

	/// The fabric that a container is in.
	static ArmId fabric(ArmId container) {
		var parts = container.parts();
		return new ArmId(container.subscription(), container.resourceGroup(), container.provider(),
				parts.subList(0, parts.size() - 1));
	}

}
