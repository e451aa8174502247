package dev.switchback.azure.siterecovery;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.switchback.azure.arm.ArmId;

/// What is stored with the promise to clean up after a test failover. Its names stay: a promise may be kept by a later
/// release than made it.
///
/// @param resources ARM ids under which the machine and its disks will be made
record DrillPayload(ItemRef item, List<String> resources) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	DrillPayload {
		resources = List.copyOf(resources);
	}

	/// Azure says before a test failover what it will call what it makes.
	static DrillPayload of(ItemRef ref, ItemSeen seen) {
		var resources = new ArrayList<String>();
		group(Text.of(seen.details().path("recoveryAzureResourceGroupId")), "virtualMachines",
				Text.of(seen.details().path("tfoAzureVMName")), resources);
		for (var disk : seen.details().path("protectedManagedDisks")) {
			group(Text.of(disk.path("recoveryResourceGroupId")), "disks", Text.of(disk.path("tfoDiskName")), resources);
		}
		return new DrillPayload(ref, resources);
	}

	private static void group(String group, String type, String name, List<String> resources) {
		var segments = group.split("/", -1);
		try {
			if (segments.length == 5 && !name.isEmpty()) {
				resources
					.add(new ArmId(segments[2], segments[4], "Microsoft.Compute", List.of(new ArmId.Part(type, name)))
						.toString());
			}
		}
		catch (ArmId.NotAnArmId _) {
			// What cannot be named cannot be looked for under its name.
		}
	}

	static DrillPayload parse(String json) {
		return MAPPER.readValue(json, DrillPayload.class);
	}

	String json() {
		return MAPPER.writeValueAsString(this);
	}

}
