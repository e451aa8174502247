package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.playbook.Mutation;

/// Reads what vaults and machines show.
final class VaultReads {

	static final String JOBS = "replicationJobs";

	/// So many machines of a vault are read one by one at the same time; those that come while they are, share a list.
	private static final int ONE_BY_ONE = 8;

	private final Arm arm;

	private final SharedReads shared;

	private final Map<ArmId, AtomicInteger> reading = new ConcurrentHashMap<>();

	VaultReads(Arm arm, SharedReads shared) {
		this.arm = arm;
		this.shared = shared;
	}

	/// The item, wherever it is by now: a reprotect moves it to another container, and its old id is not known any more.
	Fetched<ItemSeen> item(ItemRef ref, Deadline deadline) {
		var others = this.reading.computeIfAbsent(ref.vaultId(), (_) -> new AtomicInteger());
		try {
			return (others.getAndIncrement() < ONE_BY_ONE) ? alone(ref, deadline) : amongAll(ref, deadline);
		}
		finally {
			others.decrementAndGet();
		}
	}

	private Fetched<ItemSeen> amongAll(ItemRef ref, Deadline deadline) {
		return switch (items(ref.vaultId(), deadline)) {
			case Failed<List<ItemSeen>> failed -> failed.as();
			case Value<List<ItemSeen>>(var items, var at) -> items.stream()
				.filter(ref::is)
				.findFirst()
				.<Fetched<ItemSeen>>map((item) -> new Value<>(item, at))
				.orElseGet(() -> alone(ref, deadline));
		};
	}

	private Fetched<ItemSeen> alone(ItemRef ref, Deadline deadline) {
		var known = at(ref.itemId(), deadline);
		return switch (known) {
			case Value<ItemSeen>(var seen, var _) when ref.is(seen) -> known;
			case Value<ItemSeen> other -> moved(ref, other, deadline);
			case Failed<ItemSeen>(ArmProblem.NotFound _, var _) -> moved(ref, known, deadline);
			case Failed<ItemSeen> failed -> failed;
		};
	}

	/// The item at an id.
	Fetched<ItemSeen> at(ArmId item, Deadline deadline) {
		return this.arm.get(ArmRead.of(item), deadline).map(ItemSeen::of);
	}

	private Fetched<ItemSeen> moved(ItemRef ref, Fetched<ItemSeen> old, Deadline deadline) {
		return switch (items(ref.vaultId(), deadline)) {
			case Failed<List<ItemSeen>> failed -> failed.as();
			case Value<List<ItemSeen>>(var items, var at) -> items.stream()
				.filter(ref::is)
				.findFirst()
				.<Fetched<ItemSeen>>map((item) -> new Value<>(item, at))
				.orElse((old instanceof Failed<ItemSeen>) ? old : ArmProblem.missing(at));
		};
	}

	/// All items of a vault that could be understood.
	Fetched<List<ItemSeen>> items(ArmId vault, Deadline deadline) {
		return items(vault, SharedReads.NOW, deadline);
	}

	/// @param age how long ago its reading may have begun
	Fetched<List<ItemSeen>> items(ArmId vault, Duration age, Deadline deadline) {
		return this.shared.list(ArmRead.of(vault, "replicationProtectedItems"), age, deadline)
			.map((entries) -> entries.stream().map(ItemSeen::of).toList());
	}

	/// Newest first: Azure promises no order.
	Fetched<List<RecoveryPoint>> points(ArmId item, Deadline deadline) {
		return this.arm.list(ArmRead.of(item, "recoveryPoints"), deadline)
			.map((entries) -> entries.stream()
				.flatMap((entry) -> RecoveryPoint.of(entry).stream())
				.sorted(Comparator.comparing(RecoveryPoint::time).reversed())
				.toList());
	}

	Fetched<JobSeen> job(ArmId job, Deadline deadline) {
		return this.arm.get(ArmRead.of(job), deadline).map(JobSeen::of);
	}

	/// Jobs of a vault, without their tasks and without who asked for them.
	Fetched<List<JobSeen>> jobs(ArmId vault, Deadline deadline) {
		return this.shared.list(ArmRead.of(vault, JOBS), deadline)
			.map((entries) -> entries.stream().map(JobSeen::of).toList());
	}

	Fetched<VmSeen> vm(ArmId vm, Deadline deadline) {
		return this.arm.get(new ArmRead(vm, "", Map.of("$expand", "instanceView")), deadline)
			.map((document) -> VmSeen.of(vm, document));
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
