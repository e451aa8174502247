package dev.switchback.azure.siterecovery;

import java.util.Optional;
import java.util.UUID;

import dev.switchback.azure.arm.ArmId;

/// Whose test failovers may be cleaned up.
sealed interface Whose {

	/// Whether a job's is; empty if that cannot be told.
	Optional<Boolean> is(JobSeen job);

	/// In an emergency whatever is in the way.
	record Anybodys() implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return Optional.of(true);
		}

	}

	/// That of a call of ours.
	record OfCall(UUID request) implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return job.askedBy(this.request);
		}

	}

	/// That of a job that we began.
	record OfJob(ArmId id) implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return Optional.of(job.id().same(this.id));
		}

	}

}
