package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Reads protected items: by a call for each, or, where many are asked for, by a list of all. Nobody is shown a machine as it
/// was before it was shown last.
final class ItemReads {

	/// So many machines of a vault are read one by one at the same time; those that come while they are, share a list.
	private static final int ONE_BY_ONE = 8;

	private final Arm arm;

	private final VaultReads vault;

	private final Crowd crowd;

	private final Map<ArmId, AtomicInteger> reading = new ConcurrentHashMap<>();

	/// Since when what is read of a machine is no older than what was shown of it, by its lifecycle.
	private final Map<String, Instant> shown = new ConcurrentHashMap<>();

	ItemReads(Arm arm, VaultReads vault) {
		this.arm = arm;
		this.vault = vault;
		this.crowd = new Crowd(arm::nanos);
	}

	Fetched<ItemSeen> now(ItemRef ref, Deadline deadline) {
		var others = this.reading.computeIfAbsent(ref.vaultId(), (_) -> new AtomicInteger());
		try {
			var seen = (others.getAndIncrement() < ONE_BY_ONE) ? alone(ref, deadline)
					: amongAll(ref, SharedReads.NOW, deadline);
			this.shown.put(ref.lifecycleId(), this.arm.now());
			return seen;
		}
		finally {
			others.decrementAndGet();
		}
	}

	/// @param age how long ago its reading may have begun
	Fetched<ItemSeen> lately(ItemRef ref, Duration age, Deadline deadline) {
		if (this.crowd.joined(ref.vault(), ref.lifecycleId())) {
			var seen = amongAll(ref, age, deadline);
			if (!seen.at().isBefore(this.shown.getOrDefault(ref.lifecycleId(), Instant.MIN))) {
				this.shown.put(ref.lifecycleId(), seen.at());
				return seen;
			}
		}
		return now(ref, deadline);
	}

	private Fetched<ItemSeen> amongAll(ItemRef ref, Duration age, Deadline deadline) {
		return switch (this.vault.items(ref.vaultId(), age, deadline)) {
			case Failed<List<ItemSeen>> failed -> failed.as();
			case Value<List<ItemSeen>>(var items, var at) -> items.stream()
				.filter(ref::is)
				.findFirst()
				.<Fetched<ItemSeen>>map((item) -> new Value<>(item, at))
				.orElseGet(() -> alone(ref, deadline));
		};
	}

	/// A reprotect moves it to another container, and its old id is not known any more.
	private Fetched<ItemSeen> alone(ItemRef ref, Deadline deadline) {
		var known = this.vault.at(ref.itemId(), deadline);
		return switch (known) {
			case Value<ItemSeen>(var seen, var _) when ref.is(seen) -> known;
			case Value<ItemSeen> other -> moved(ref, other, deadline);
			case Failed<ItemSeen>(ArmProblem.NotFound _, var _) -> moved(ref, known, deadline);
			case Failed<ItemSeen> failed -> failed;
		};
	}

	private Fetched<ItemSeen> moved(ItemRef ref, Fetched<ItemSeen> old, Deadline deadline) {
		return switch (this.vault.items(ref.vaultId(), deadline)) {
			case Failed<List<ItemSeen>> failed -> failed.as();
			case Value<List<ItemSeen>>(var items, var at) -> items.stream()
				.filter(ref::is)
				.findFirst()
				.<Fetched<ItemSeen>>map((item) -> new Value<>(item, at))
				.orElse((old instanceof Failed<ItemSeen>) ? old : ArmProblem.missing(at));
		};
	}

}
