package dev.switchback.azure.siterecovery;

import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Value;

/// Says what somebody has an item do now.
record Busy(Reads reads, Deadline deadline) {

	/// A sentence about an item for which Azure offers nothing now.
	String sentence(ItemSeen seen) {
		var job = seen.job();
		if (job.isPresent()
				&& this.reads.vault().job(job.get(), this.deadline) instanceof Value<JobSeen>(var read, var _)) {
			return "%s is busy: %s".formatted(seen.vm(), read.progress());
		}
		return "%s is busy: %s".formatted(seen.vm(),
				job.isPresent() ? seen.scenario() : "Azure offers nothing for it now");
	}

}
