package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import tools.jackson.databind.node.ObjectNode;

/// Takes the inventory of what there is.
public interface Discovery {

	/// What cannot be read is said where it would stand.
	///
	/// @param known circuits that are read even if no list shows them
	/// @param before what was read the last time: what changed since can be told from it
	/// @param within how long it may take
	ObjectNode read(Collection<String> subscriptions, List<ArmId> known, Optional<ObjectNode> before, Duration within);

	/// Of Azure.
	///
	/// @param vaults that are read even if no list shows them
	static Discovery of(Arm arm, List<ArmId> vaults) {
		return new AzureDiscovery(arm, vaults);
	}

}
