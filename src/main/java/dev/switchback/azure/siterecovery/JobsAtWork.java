package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

	private final SharedReads shared;

	private final Shared<JobSeen> details;

	private final Duration age;

	/// Vaults that do not take the filter.
	private final Set<ArmId> unfiltered = ConcurrentHashMap.newKeySet();

	JobsAtWork(Arm arm, SharedReads shared, Duration age) {
		this.arm = arm;
		this.shared = shared;
		this.details = new Shared<>(arm::nanos, arm::pause);
		this.age = age;
	}

	/// @param job with its tasks, if it was its turn
	record AtWork(JobSeen job, Instant at) {
	}

	/// The job, if it is at work; empty if it is not, or that cannot be told.
	///
	/// @param since how long ago it was begun: what was seen before that does not know it
	Optional<AtWork> find(ArmId vault, ArmId job, Duration since, Deadline deadline) {
		var accepted = (since.compareTo(this.age) < 0) ? since : this.age;
		if (!(jobs(vault, accepted, deadline) instanceof Value<List<JobSeen>>(var jobs, var at))) {
			return Optional.empty();
		}
		return jobs.stream()
			.filter((entry) -> entry.id().same(job))
			.findFirst()
			.flatMap((entry) -> told(new AtWork(entry, at), jobs.size(), deadline));
	}

	private Fetched<List<JobSeen>> jobs(ArmId vault, Duration accepted, Deadline deadline) {
		return list(vault, accepted, deadline)
			.map((entries) -> entries.stream().map(JobSeen::of).filter(JobSeen::atWork).toList());
	}

	private Fetched<List<JsonNode>> list(ArmId vault, Duration accepted, Deadline deadline) {
		var all = ArmRead.of(vault, VaultReads.JOBS);
		if (this.unfiltered.contains(vault)) {
			return this.shared.list(all, accepted, deadline);
		}
		var filtered = this.shared.list(new ArmRead(vault, VaultReads.JOBS, Map.of("$filter", FILTER)), accepted,
				deadline);
		if (filtered instanceof Failed<List<JsonNode>>(ArmProblem.Invalid _, var _)) {
			this.unfiltered.add(vault);
			return this.shared.list(all, accepted, deadline);
		}
		return filtered;
	}

	private Optional<AtWork> told(AtWork listed, int atWork, Deadline deadline) {
		var id = listed.job().id();
		var last = this.details.last(id.normal());
		if (atWork > FEW && !itsTurn(listed, last, atWork)) {
			return Optional.of((last instanceof Value<JobSeen>(var job, var at)) ? new AtWork(job, at) : listed);
		}
		return switch (this.details.read(id.normal(), SharedReads.NOW, deadline,
				() -> this.arm.get(ArmRead.of(id), deadline).map(JobSeen::of))) {
			case Value<JobSeen>(var job, var at) -> job.atWork() ? Optional.of(new AtWork(job, at)) : Optional.empty();
			case Failed<JobSeen> _ -> Optional.of(listed);
		};
	}

	/// Turns are spread over the time in which all have one.
	private static boolean itsTurn(AtWork listed, @Nullable Fetched<JobSeen> last, int atWork) {
		var round = PACE.multipliedBy(atWork).toMillis();
		var spread = Math.floorMod(listed.job().id().name().hashCode(), round);
		var before = (last != null) ? last.at() : listed.job().startedAt().orElse(listed.at());
		return Math.floorDiv(listed.at().toEpochMilli() + spread, round) > Math.floorDiv(before.toEpochMilli() + spread,
				round);
	}

}
