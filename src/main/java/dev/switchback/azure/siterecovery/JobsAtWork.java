package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// The jobs at work in each vault, read by one LIST for everybody who waits for one of them. It only ever tells that a job is
/// not over yet: what is not in it is read by itself by whoever waits for it, so neither its age nor a filter that Azure does
/// not follow can have anything concluded that is not so.
///
/// A list shows no tasks. While few jobs are at work each is read besides, so that people can follow it; of many, each when
/// its turn comes.
final class JobsAtWork {

	private static final String FILTER = "( JobStatus eq 'InProgress' or JobStatus eq 'NotStarted' )";

	/// So many are all read by themselves each time.
	private static final int FEW = 10;

	/// At most one job of many is read by itself in this time.
	private static final Duration PACE = Duration.ofSeconds(2);

	private final Arm arm;

	/// By the jobs' ids.
	private final Shared<Map<String, JobSeen>> lists;

	private final Shared<JobSeen> details;

	private final Crowd crowd;

	private final SiteRecoverySettings settings;

	/// Vaults that do not take the filter.
	private final Set<ArmId> unfiltered = ConcurrentHashMap.newKeySet();

	JobsAtWork(Arm arm, SiteRecoverySettings settings) {
		this.arm = arm;
		this.lists = new Shared<>(arm::nanos, arm::pause);
		this.details = new Shared<>(arm::nanos, arm::pause);
		this.crowd = new Crowd(arm::nanos);
		this.settings = settings;
	}

	/// @param job with its tasks, if it was its turn
	/// @param lookAgain when it is worth looking again: where many wait, looking costs no call
	record AtWork(JobSeen job, Instant at, Duration lookAgain) {
	}

	/// The job, if it is at work; empty if it is not, or that cannot be told.
	///
	/// @param since how long ago it was begun: what was seen before that does not know it
	Optional<AtWork> find(ArmId vault, ArmId job, Duration since, Deadline deadline) {
		var many = this.crowd.joined(vault.normal(), job.normal());
		var accepted = shorter(since, this.settings.sharedFor());
		if (!(jobs(vault, accepted, deadline) instanceof Value<Map<String, JobSeen>>(var jobs, var at))) {
			return Optional.empty();
		}
		return Optional.ofNullable(jobs.get(job.normal()))
			.flatMap((entry) -> many || jobs.size() > FEW ? among(jobs.size(), entry, at, deadline)
					: alone(entry, at, this.settings.lookAgain(), deadline));
	}

	private Fetched<Map<String, JobSeen>> jobs(ArmId vault, Duration accepted, Deadline deadline) {
		if (this.unfiltered.contains(vault)) {
			return list(vault, Map.of(), accepted, deadline);
		}
		var filtered = list(vault, Map.of("$filter", FILTER), accepted, deadline);
		if (filtered instanceof Failed<Map<String, JobSeen>>(ArmProblem.Invalid _, var _)) {
			this.unfiltered.add(vault);
			return list(vault, Map.of(), accepted, deadline);
		}
		return filtered;
	}

	private Fetched<Map<String, JobSeen>> list(ArmId vault, Map<String, String> query, Duration accepted,
			Deadline deadline) {
		var read = new ArmRead(vault, VaultReads.JOBS, query);
		return this.lists.read(vault.normal() + query, accepted, deadline, () -> this.arm.list(read, deadline)
			.map((entries) -> entries.stream()
				.map(JobSeen::of)
				.filter(JobSeen::atWork)
				.collect(Collectors.toUnmodifiableMap((job) -> job.id().normal(), (job) -> job, (one, _) -> one))));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private Optional<AtWork> among(int atWork, JobSeen listed, Instant at, Deadline deadline) {
		var again = shorter(this.settings.sharedFor(), this.settings.lookAgain());
		var last = this.details.last(listed.id().normal());
		if (itsTurn(listed, at, last, Math.max(atWork, FEW))) {
			return alone(listed, at, again, deadline);
		}
		return Optional.of((last instanceof Value<JobSeen>(var job, var readAt)) ? new AtWork(job, readAt, again)
				: new AtWork(listed, at, again));
	}

	private Optional<AtWork> alone(JobSeen listed, Instant at, Duration again, Deadline deadline) {
		var id = listed.id();
		return switch (this.details.read(id.normal(), SharedReads.NOW, deadline,
				() -> this.arm.get(ArmRead.of(id), deadline).map(JobSeen::of))) {
			case Value<JobSeen>(var job, var readAt) ->
				job.atWork() ? Optional.of(new AtWork(job, readAt, again)) : Optional.empty();
			case Failed<JobSeen> _ -> Optional.of(new AtWork(listed, at, again));
		};
	}

	/// Turns are spread over the time in which all have one.
	private static boolean itsTurn(JobSeen listed, Instant at, @Nullable Fetched<JobSeen> last, int atWork) {
		var round = PACE.multipliedBy(atWork).toMillis();
		var spread = Math.floorMod(listed.id().name().hashCode(), round);
		var before = (last != null) ? last.at() : listed.startedAt().orElse(at);
		return Math.floorDiv(at.toEpochMilli() + spread, round) > Math.floorDiv(before.toEpochMilli() + spread, round);
	}

}
