package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import org.jspecify.annotations.Nullable;

/// One POST that Azure carries out by a job: what is the same whether a protected item is told to, or a recovery plan.
interface Post {

	/// How long after a job Azure may still show what was before.
	Duration LAG = Duration.ofMinutes(2);

	/// What the call changes, as a sentence without a full stop. Calls with another title are no attempts at the same.
	String title();

	/// The last part of the address it is posted to.
	String action();

	/// Which of Azure's allowed operations it is.
	String offered();

	/// The last call that may have had this done.
	default Optional<Mutation> last(Look look) {
		return look.mutations()
			.reversed()
			.stream()
			.filter((mutation) -> mutation.state() != Mutation.State.REFUTED && mutation.title().equals(title()))
			.findFirst();
	}

	/// The job of the last call that Azure took; `null` if there is none.
	default @Nullable Fetched<JobSeen> job(Reads reads, ArmId vault, Look look, Deadline deadline) {
		return taken(look).flatMap((mutation) -> VaultReads.jobOf(mutation, vault))
			.map((id) -> reads.vault().job(id, deadline))
			.orElse(null);
	}

	/// Refused, if waiting cannot be expected to tell any more what became of the last call, and it is not known to be for people
	/// to say.
	///
	/// @param name of what was to be changed
	default Optional<Sighting> untraceable(Look look, Duration doubtWindow, String name, Evidence evidence) {
		return last(look).filter((mutation) -> !mutation.undecidable())
			.filter((mutation) -> JobDoubt.stuck(mutation, look.at(), doubtWindow))
			.map((_) -> new Sighting.Refused(
					"it cannot be told whether the call to %s happened; look at %s in the portal, and decide RETRY once it is clear"
						.formatted(title(), name),
					evidence));
	}

	/// What there is to say while the job of the last call cannot be read: that it cannot be seen, or that it is not shown yet.
	///
	/// @param job `null` if there is none
	default Optional<Sighting> unread(Reads reads, @Nullable Fetched<JobSeen> job, Look look, Evidence evidence) {
		return switch (job) {
			case null -> late(reads, look, evidence);
			case Value<JobSeen> _ -> Optional.empty();
			case Failed<JobSeen>(ArmProblem.NotFound _, var _) -> late(reads, look, evidence);
			case Failed<JobSeen>(var problem, var _) ->
				Optional.of(problem.blind("the job that is to %s".formatted(title()), evidence));
		};
	}

	private Optional<Sighting> late(Reads reads, Look look, Evidence evidence) {
		return taken(look).filter((call) -> reads.mayShowLate(call, look))
			.map((_) -> new Sighting.Converging(
					"Azure took the call to %s, and does not show its job yet".formatted(title()), evidence,
					reads.lookAgain()));
	}

	private Optional<Mutation> taken(Look look) {
		return last(look).filter((mutation) -> mutation.state() == Mutation.State.CONFIRMED);
	}

	/// What to do about a call without a trace, after having looked in the portal; a part of a sentence, or empty.
	default String untracedThen() {
		return ", and decide RETRY once it is clear that it is not";
	}

	/// It is still to be done, as far as can be seen: without a job of the last call that Azure took nothing tells whether that
	/// is still at work. Who had it tried again before that could be said has not answered for it.
	///
	/// @param name of what is to be changed
	default Sighting.Unmet unmet(Reads reads, String sentence, Evidence evidence, @Nullable JobSeen job, Look look,
			String name) {
		var answered = taken(look).filter((call) -> look.retriedAfter(taken(call).plus(reads.settings().doubtWindow())))
			.isPresent();
		return (job != null || answered || taken(look)
			.isEmpty()) ? new Sighting.Unmet(sentence, evidence) : new Sighting.Unmet(
					"%s; Azure took the call to %s and shows no job of it, so it cannot be told whether that is still at work: look at %s in the portal%s"
						.formatted(sentence, title(), name, untracedThen()),
					evidence, true);
	}

	/// What follows from a test failover being there of which no job of ours could be read: a call of ours may have made it, as
	/// long as it is not known what became of that. Empty if it did, or if that can be told no more.
	///
	/// @param name of what was to be copied
	/// @param strangers if somebody else made it
	default Optional<Sighting> perhapsOurs(Reads reads, Look look, String name, Sighting strangers) {
		var calls = look.mutations().stream().filter((mutation) -> mutation.title().equals(title())).toList();
		if (calls.stream().anyMatch((mutation) -> mutation.state() == Mutation.State.CONFIRMED)) {
			return Optional.empty();
		}
		var open = calls.stream().filter(Mutation::open).findFirst();
		if (open.isEmpty()) {
			return Optional.of(strangers);
		}
		return JobDoubt.stuck(open.get(), look.at(), reads.settings().doubtWindow()) ? Optional.empty()
				: Optional.of(new Sighting.Converging(
						"a test failover of %s is there, and it is not known yet whose".formatted(name), Evidence.NONE,
						reads.lookAgain()));
	}

	/// When Azure took a call. Before that, it may not have had it.
	static Instant taken(Mutation call) {
		return (call.concludedAt() != null) ? call.concludedAt() : call.intendedAt();
	}

	/// Whether what was seen at a moment shows what a job that succeeded has done.
	static boolean settled(JobSeen job, Instant seenAt) {
		return job.endedAt().filter((ended) -> ended.plus(LAG).isBefore(seenAt)).isPresent();
	}

	default Answer send(Reads reads, Call call, Sending sending) {
		return reads.arm().post(ArmId.parse(call.target()), action(), call.body(), sending);
	}

}
