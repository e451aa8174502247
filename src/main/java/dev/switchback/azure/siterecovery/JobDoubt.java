package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;

/// Decides what became of a call whose answer was lost: every job says, when it is read by itself, which request it was
/// begun by. A call may arrive late, so "it did not happen" is only said when the window is over and every job that could be
/// its doing was read and is somebody else's.
///
/// @param vault whose jobs they may be
/// @param names by which a job names what it is about, in lower case
/// @param atWork the job at work on it, as read after the doubt arose; empty if none is
record JobDoubt(Reads reads, ArmId vault, Set<String> names, Optional<ArmId> atWork, Mutation mutation, Look look) {

	/// How far Azure's clock may be behind ours.
	private static final Duration CLOCKS = Duration.ofMinutes(2);

	private static final Duration AGAIN = Duration.ofSeconds(15);

	/// What became of a call to an item, or to the recovery plan that it goes by, which is read for that.
	static Fate settle(Reads reads, ItemRef item, Mutation mutation, Look look) {
		var target = ArmId.parse(mutation.target());
		return target.is("Microsoft.RecoveryServices", "vaults", "replicationRecoveryPlans")
				? ofPlan(reads, target, mutation, look) : ofItem(reads, item, mutation, look);
	}

	private static Fate ofPlan(Reads reads, ArmId plan, Mutation mutation, Look look) {
		return switch (reads.arm().get(ArmRead.of(plan), reads.deadline(look)).map(PlanSeen::of)) {
			case Failed<PlanSeen>(var problem, var _) ->
				new Fate.Undecided(problem.sentence("the recovery plan " + plan.name()), problem.lookAgainIn());
			case Value<PlanSeen>(var seen, var _) -> ofPlan(reads, seen, mutation, look);
		};
	}

	private static Fate ofItem(Reads reads, ItemRef item, Mutation mutation, Look look) {
		return switch (reads.vault().item(item, reads.deadline(look))) {
			case Failed<ItemSeen>(var problem, var _) ->
				new Fate.Undecided(problem.sentence(item.spoken()), problem.lookAgainIn());
			case Value<ItemSeen>(var seen, var _) -> new JobDoubt(reads, seen.vault(),
					Stream.of(seen.vm(), seen.id().name())
						.map((name) -> name.toLowerCase(Locale.ROOT))
						.collect(Collectors.toUnmodifiableSet()),
					seen.job(), mutation, look)
				.judge();
		};
	}

	/// What became of a call to a recovery plan, as it was read for that. The jobs of its machines name the same request; that
	/// of the plan is meant.
	static Fate ofPlan(Reads reads, PlanSeen plan, Mutation mutation, Look look) {
		var vault = GroupReads.vault(plan.id());
		return new JobDoubt(reads, vault, Set.of(plan.id().name().toLowerCase(Locale.ROOT)), plan.job(), mutation, look)
			.judge();
	}

	private Fate judge() {
		var deadline = this.reads.deadline(this.look);
		return switch (this.reads.vault().jobs(this.vault, deadline)) {
			case Failed<List<JobSeen>>(var problem, var _) ->
				new Fate.Undecided(problem.sentence("what became of the call"), problem.lookAgainIn());
			case Value<List<JobSeen>>(var jobs, var _) -> judge(candidates(jobs), deadline);
		};
	}

	private Fate judge(List<ArmId> candidates, Deadline deadline) {
		var unread = new ArrayList<String>();
		var unclear = new ArrayList<JobSeen>();
		for (var candidate : candidates) {
			switch (this.reads.vault().job(candidate, deadline)) {
				case Failed<JobSeen>(var problem, var _) -> unread.add(problem.sentence("job " + candidate.name()));
				case Value<JobSeen>(var job, var _) -> {
					var ours = job.askedBy(this.mutation.id());
					if (ours.orElse(false)) {
						return happened(job);
					}
					if (ours.isEmpty()) {
						unclear.add(job);
					}
				}
			}
		}
		if (unread.isEmpty()) {
			return unclear.isEmpty() ? untraced() : unclear(unclear);
		}
		unclear.forEach((job) -> unread.add(anonymous(job)));
		return new Fate.Undecided(String.join("; ", unread), AGAIN);
	}

	/// Azure has said all there is to say, and goes on saying that.
	private Fate unclear(List<JobSeen> jobs) {
		var sentence = jobs.stream().map(JobDoubt::anonymous).collect(Collectors.joining("; "));
		return stuck(this.mutation, this.look.at(), this.reads.settings().doubtWindow())
				? new Fate.Undecidable(sentence, (jobs.size() == 1) ? handle(jobs.getFirst()) : Handle.NONE)
				: new Fate.Undecided(sentence, AGAIN);
	}

	private static String anonymous(JobSeen job) {
		return "job %s (%s) does not say who asked for it".formatted(job.id().name(), job.title());
	}

	private Fate happened(JobSeen job) {
		return new Fate.Happened("job %s (%s) was begun by this call".formatted(job.id().name(), job.title()),
				handle(job));
	}

	private Handle handle(JobSeen job) {
		var address = this.reads.arm().addressOf(this.vault.child("replicationOperationStatus", job.id().name()), "");
		return new Handle(address, this.mutation.handle().azureRequestId(), this.mutation.handle().correlationId());
	}

	private Fate untraced() {
		var left = Duration.between(this.look.at(),
				this.mutation.intendedAt().plus(this.reads.settings().doubtWindow()));
		return left.isPositive()
				? new Fate.Undecided("no job was begun by this call yet; it may still arrive",
						(left.compareTo(Duration.ofSeconds(15)) < 0) ? left : Duration.ofSeconds(15))
				: new Fate.DidNot("no job was begun by this call within %d s of its intent"
					.formatted(this.reads.settings().doubtWindow().toSeconds()));
	}

	/// What could be the call's doing: what began since its intent and is not another machine's, and what is at work on the
	/// item now.
	private List<ArmId> candidates(List<JobSeen> jobs) {
		var since = this.mutation.intendedAt().minus(CLOCKS);
		var begun = jobs.stream()
			.filter((job) -> job.startedAt().map((at) -> !at.isBefore(since)).orElse(true))
			.filter((job) -> job.target().isEmpty() || this.names.contains(job.target().toLowerCase(Locale.ROOT)))
			.map(JobSeen::id);
		return Stream.concat(begun, this.atWork.stream())
			.collect(Collectors.toMap(ArmId::normal, (id) -> id, (one, _) -> one, LinkedHashMap::new))
			.values()
			.stream()
			.toList();
	}

	/// Whether it can no longer be expected to find out by waiting.
	static boolean stuck(Mutation mutation, Instant now, Duration window) {
		return mutation.open() && now.isAfter(mutation.intendedAt().plus(window).plus(window));
	}

}
