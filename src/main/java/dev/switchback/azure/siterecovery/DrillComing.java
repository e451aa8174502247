package dev.switchback.azure.siterecovery;

import java.time.Instant;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sighting;

/// Whether a test failover may still come of a call, though the machine shows none: Azure took the call, and nobody has seen its
/// job to its end. No source tells how soon after a call Azure shows what it does, so as long as the call is in doubt's own
/// window that nothing is shown proves nothing; and while its job is at work, nothing does but its end, and a while after that.
///
/// @param item that shows no test failover
/// @param call that Azure took
record DrillComing(Reads reads, ItemSeen item, Mutation call, Look look) {

	/// Empty if none comes any more.
	Optional<Sighting> sighting(Deadline deadline) {
		var job = VaultReads.jobOf(this.call, this.item.vault()).orElse(null);
		if (job == null) {
			return late("Azure does not say by which job it is made");
		}
		return switch (own(this.reads.vault().job(job, deadline), deadline)) {
			case Failed<JobSeen>(ArmProblem.NotFound _, var _) -> late("its job is not shown yet");
			case Failed<JobSeen>(var problem, var _) ->
				Optional.of(problem.blind("the job of the test failover", Evidence.NONE));
			case Value<JobSeen>(var seen, var at) when seen.succeeded() -> settled(seen, at);
			case Value<JobSeen>(var seen, var _) when seen.over() -> Optional.empty();
			case Value<JobSeen>(var seen, var at) when seen.atWork() ->
				Optional.of(converging(seen.progress(), new Notes().job(seen, at).evidence()));
			case Value<JobSeen>(var seen, var _) -> late(seen.progress());
		};
	}

	/// The job of a recovery plan has one below it for each machine.
	private Fetched<JobSeen> own(Fetched<JobSeen> job, Deadline deadline) {
		return ofPlan() && job instanceof Value<JobSeen>(var plan, var _)
				? plan.childOf(this.item.vm()).map((child) -> this.reads.vault().job(child, deadline)).orElse(job)
				: job;
	}

	/// What a job has done may be shown some time after it.
	private Optional<Sighting> settled(JobSeen job, Instant at) {
		return Post.settled(job, at) ? Optional.empty()
				: Optional.of(converging("its job has just ended", new Notes().job(job, at).evidence()));
	}

	private boolean ofPlan() {
		return ArmId.parse(this.call.target()).is("Microsoft.RecoveryServices", "vaults", "replicationRecoveryPlans");
	}

	private Optional<Sighting> late(String why) {
		return this.reads.mayShowLate(this.call, this.look) ? Optional.of(converging(why, Evidence.NONE))
				: Optional.empty();
	}

	private Sighting converging(String why, Evidence evidence) {
		return new Sighting.Converging("Azure took the call to %s, and %s shows no test failover yet: %s"
			.formatted(this.call.title(), this.item.vm(), why), evidence, this.reads.lookAgain());
	}

}
