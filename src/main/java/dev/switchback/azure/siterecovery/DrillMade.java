package dev.switchback.azure.siterecovery;

import java.util.List;
import java.util.stream.Collectors;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;

/// What a test failover made. Stored with the plan, so its names stay.
///
/// @param job ARM id of the job that made it
/// @param resources ARM ids of the machine, its disks and its network interfaces
public record DrillMade(String job, List<String> resources) implements Learned {

	public DrillMade {
		resources = List.copyOf(resources);
	}

	@Override
	public String sentence() {
		return "the drill made what is to be cleaned up: %s"
			.formatted(this.resources.stream().map(ArmId::tail).collect(Collectors.joining(", ")));
	}

}
