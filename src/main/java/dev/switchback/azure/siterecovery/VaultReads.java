package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Mutation;

/// Reads what vaults and machines show.
final class VaultReads {

	static final String JOBS = "replicationJobs";

	private final Arm arm;

	private final SharedReads shared;

	private final ItemReads items;

	private final PointReads points;

	private final VmReads machines;

	private final Shared<JobSeen> jobs;

	private final Crowd crowd;

	VaultReads(Arm arm, SharedReads shared) {
		this.arm = arm;
		this.shared = shared;
		this.items = new ItemReads(arm);
		this.points = new PointReads(arm);
		this.machines = new VmReads(arm);
		this.jobs = new Shared<>(arm::nanos, arm::pause);
		this.crowd = new Crowd(arm::nanos);
	}

	/// The item, wherever it is by now, read after this was asked for.
	Fetched<ItemSeen> item(ItemRef ref, Deadline deadline) {
		return this.items.now(ref, deadline);
	}

	/// The same as somebody may have seen it lately, if many are asked for.
	///
	/// @param age how long ago its reading may have begun
	Fetched<ItemSeen> item(ItemRef ref, Duration age, Deadline deadline) {
		return this.items.lately(ref, age, deadline);
	}

	/// The item at an id.
	///
	/// @param age how long ago its reading may have begun, if many are asked for
	Fetched<ItemSeen> at(ArmId item, Duration age, Deadline deadline) {
		return this.items.known(item, age, deadline);
	}

	/// All items of a vault that could be understood.
	Fetched<List<ItemSeen>> items(ArmId vault, Deadline deadline) {
		return this.items.all(vault, deadline);
	}

	/// @param age how long ago its reading may have begun
	Fetched<List<ItemSeen>> items(ArmId vault, Duration age, Deadline deadline) {
		return this.items.all(vault, age, deadline);
	}

	PointReads points() {
		return this.points;
	}

	VmReads machines() {
		return this.machines;
	}

	/// A job with its tasks. One that succeeded stays as it is, and is not read again while many jobs are asked for; one that
	/// failed may be restarted by people.
	Fetched<JobSeen> job(ArmId job, Deadline deadline) {
		if (this.crowd.joined(JOBS, job.normal()) && this.jobs.last(job.normal()) instanceof Value<JobSeen> there
				&& there.value().succeeded()) {
			return there;
		}
		return this.jobs.read(job.normal(), SharedReads.NOW, deadline,
				() -> this.arm.get(ArmRead.of(job), deadline).map(JobSeen::of));
	}

	/// Jobs of a vault, without their tasks and without who asked for them.
	Fetched<List<JobSeen>> jobs(ArmId vault, Deadline deadline) {
		return this.shared.list(ArmRead.of(vault, JOBS), deadline)
			.map((entries) -> entries.stream().map(JobSeen::of).toList());
	}

	/// The job that a call began: its async operation has the job's name.
	static Optional<ArmId> jobOf(Mutation mutation, ArmId vault) {
		var address = mutation.handle().asyncOperation();
		if (address == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(vault.child(JOBS, ArmId.tail(address.split("\\?", 2)[0])));
		}
		catch (ArmId.NotAnArmId _) {
			return Optional.empty();
		}
	}

}
