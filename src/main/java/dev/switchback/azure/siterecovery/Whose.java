package dev.switchback.azure.siterecovery;

import java.util.Optional;
import java.util.UUID;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.playbook.Mutation;

/// Whose test failovers may be cleaned up.
sealed interface Whose {

	/// Whether a job's is; empty if that cannot be told.
	Optional<Boolean> is(JobSeen job);

	/// Whether a call is to make one that nobody may have seen yet.
	boolean comesOf(Mutation call);

	/// In an emergency whatever is in the way.
	record Anybodys() implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return Optional.of(true);
		}

		@Override
		public boolean comesOf(Mutation call) {
			return TestFailOver.makes(call);
		}

	}

	/// That of a call of ours.
	record OfCall(UUID request) implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return job.askedBy(this.request);
		}

		@Override
		public boolean comesOf(Mutation call) {
			return call.id().equals(this.request);
		}

	}

	/// That of a job that we began.
	record OfJob(ArmId id) implements Whose {

		@Override
		public Optional<Boolean> is(JobSeen job) {
			return Optional.of(job.id().same(this.id));
		}

		/// It was seen to be there.
		@Override
		public boolean comesOf(Mutation call) {
			return false;
		}

	}

}
