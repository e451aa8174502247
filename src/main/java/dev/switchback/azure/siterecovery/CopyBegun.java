package dev.switchback.azure.siterecovery;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Learned;

/// That the copy of a machine of a group is there. Stored with the plan, so its names stay.
///
/// @param copy key of the promise to clean it up
/// @param job ARM id of the job that made it
public record CopyBegun(String copy, String job) implements Learned {

	@Override
	public String sentence() {
		return "a copy was made by job %s, and is ours to clean up".formatted(ArmId.tail(this.job));
	}

}
