package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Value;

/// Finds out which moment a failover brought a machine to: its job tells, or the point itself, which is there until the
/// commit.
record UsedPoint(Reads reads, Deadline deadline) {

	/// Empty if neither tells.
	///
	/// @param job the one that did it for us; `null` if somebody else had it done, or if it could not be read
	Optional<Instant> time(ItemSeen seen, @Nullable JobSeen job) {
		var told = (job != null) ? job.recoveryPointTime() : Optional.<Instant>empty();
		return told.or(() -> seen.usedPoint().flatMap(this::read));
	}

	private Optional<Instant> read(ArmId id) {
		return (this.reads.arm().get(ArmRead.of(id), this.deadline) instanceof Value<JsonNode>(var document, var _))
				? RecoveryPoint.of(document).map(RecoveryPoint::time) : Optional.empty();
	}

	/// A job below that of a plan; `null` if there is none or it cannot be read.
	@Nullable
	JobSeen child(@Nullable JobSeen job, String vm) {
		var id = (job != null) ? job.childOf(vm) : Optional.<ArmId>empty();
		return (id.isPresent()
				&& this.reads.vault().job(id.get(), this.deadline) instanceof Value<JobSeen>(var child, var _)) ? child
						: null;
	}

}
