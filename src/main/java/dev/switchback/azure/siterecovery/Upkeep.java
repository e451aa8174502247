package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/// In which state what replicates a machine is: its disks and its agent.
///
/// @param details the item's `providerSpecificDetails`
record Upkeep(JsonNode details) {

	/// Until when the agent may replicate it; empty if there is no end.
	Optional<Instant> agentEnds() {
		return Stream.of("agentExpiryDate", "agentCertificateExpiryDate")
			.flatMap((name) -> Moments.of(this.details.path(name)).stream())
			.min(Instant::compareTo);
	}

	boolean agentWantsUpdate() {
		return this.details.path("isReplicationAgentUpdateRequired").asBoolean(false)
				|| this.details.path("isReplicationAgentCertificateUpdateRequired").asBoolean(false);
	}

	/// Disks that are not replicated, or not to the end, as sentences name them.
	List<String> disksBehind() {
		var unprotected = this.details.path("unprotectedDisks")
			.valueStream()
			.map((disk) -> "the disk at LUN %s is not replicated".formatted(disk.path("diskLunId").asString("?")));
		var behind = this.details.path("protectedManagedDisks").valueStream().filter(Upkeep::behind).map((disk) -> {
			var name = Text.of(disk.path("diskName"));
			return disk.path("resyncRequired").asBoolean(false) ? name + " has to be copied anew"
					: "%s is %s".formatted(name, Text.of(disk.path("diskState")));
		});
		return Stream.concat(unprotected, behind).toList();
	}

	private static boolean behind(JsonNode disk) {
		var state = Text.of(disk.path("diskState"));
		return disk.path("resyncRequired").asBoolean(false)
				|| !(state.isEmpty() || state.equalsIgnoreCase("Protected"));
	}

}
