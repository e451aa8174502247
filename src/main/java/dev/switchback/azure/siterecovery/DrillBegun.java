package dev.switchback.azure.siterecovery;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;

/// That a test failover of ours is there. Stored with the plan, so its names stay.
///
/// @param job ARM id of the job that made it
public record DrillBegun(String job) implements Learned {

	@Override
	public String sentence() {
		return "the copy was made by job %s, and is ours to clean up".formatted(ArmId.tail(this.job));
	}

}
