package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.switchback.azure.arm.Arm;
import dev.switchback.azure.arm.ArmId;
import dev.switchback.azure.arm.ArmProblem;
import dev.switchback.azure.arm.ArmRead;
import dev.switchback.azure.arm.Deadline;
import dev.switchback.azure.arm.Fetched;
import dev.switchback.azure.arm.Fetched.Failed;
import dev.switchback.azure.arm.Fetched.Value;

/// Reads protected items: by a call for each, or, where many are asked for, by a list of all, which is read by one for
/// everybody. Nobody is shown a machine as it was before it was shown last.
final class ItemReads {

	private final Arm arm;

	private final Shared<List<ItemSeen>> lists;

	private final Crowd crowd;

	/// Since when what is read of a machine is no older than what was shown of it, by its lifecycle.
	private final Map<String, Instant> shown = new ConcurrentHashMap<>();

	ItemReads(Arm arm) {
		this.arm = arm;
		this.lists = new Shared<>(arm::nanos, arm::pause);
		this.crowd = new Crowd(arm::nanos);
	}

	/// The item, wherever it is by now, read after this was asked for.
	Fetched<ItemSeen> now(ItemRef ref, Deadline deadline) {
		return this.crowd.joined(ref.vaultId().normal(), ref.lifecycleId()) ? amongAll(ref, SharedReads.NOW, deadline)
				: alone(ref, deadline);
	}

	/// @param age how long ago its reading may have begun
	Fetched<ItemSeen> lately(ItemRef ref, Duration age, Deadline deadline) {
		if (!this.crowd.joined(ref.vaultId().normal(), ref.lifecycleId())) {
			return alone(ref, deadline);
		}
		var seen = listed(ref, age, deadline);
		return (seen.isPresent() && !seen.get().at().isBefore(this.shown.getOrDefault(ref.lifecycleId(), Instant.MIN)))
				? shown(ref, seen.get()) : amongAll(ref, SharedReads.NOW, deadline);
	}

	/// The item at an id, for whoever wants to know which machine that is.
	///
	/// @param age how long ago its reading may have begun, if many are asked for
	Fetched<ItemSeen> known(ArmId item, Duration age, Deadline deadline) {
		var vault = GroupReads.vault(item);
		if (this.crowd.joined(vault.normal(), item.normal())
				&& all(vault, age, SharedReads.PACE, deadline) instanceof Value<List<ItemSeen>>(var items, var at)) {
			var found = items.stream()
				.filter((seen) -> seen.id().same(item) && !seen.lifecycleId().isEmpty())
				.findAny();
			if (found.isPresent()) {
				return new Value<>(found.get(), at);
			}
		}
		return at(item, deadline);
	}

	/// All of a vault, read after this was asked for.
	Fetched<List<ItemSeen>> all(ArmId vault, Deadline deadline) {
		return all(vault, SharedReads.NOW, deadline);
	}

	/// @param age how long ago its reading may have begun
	Fetched<List<ItemSeen>> all(ArmId vault, Duration age, Deadline deadline) {
		return all(vault, age, Duration.ZERO, deadline);
	}

	private Fetched<List<ItemSeen>> all(ArmId vault, Duration age, Duration pace, Deadline deadline) {
		return this.lists.read(vault.normal(), age, pace, deadline,
				() -> this.arm.list(ArmRead.of(vault, "replicationProtectedItems"), deadline)
					.map((entries) -> entries.stream().map(ItemSeen::of).toList()));
	}

	private Fetched<ItemSeen> amongAll(ItemRef ref, Duration age, Deadline deadline) {
		return listed(ref, age, deadline).map((seen) -> shown(ref, seen)).orElseGet(() -> alone(ref, deadline));
	}

	/// Empty if the list does not show it.
	private Optional<Fetched<ItemSeen>> listed(ItemRef ref, Duration age, Deadline deadline) {
		return switch (all(ref.vaultId(), age, SharedReads.PACE, deadline)) {
			case Failed<List<ItemSeen>> failed -> Optional.of(failed.as());
			case Value<List<ItemSeen>>(var items, var at) ->
				items.stream().filter(ref::is).findFirst().map((item) -> new Value<>(item, at));
		};
	}

	/// One list is read after the other, so that which of two is the younger is told by when they began.
	private Fetched<ItemSeen> shown(ItemRef ref, Fetched<ItemSeen> seen) {
		this.shown.merge(ref.lifecycleId(), seen.at(), (one, other) -> one.isAfter(other) ? one : other);
		return seen;
	}

	/// What is read beside a list may be younger than that until it is there.
	private Fetched<ItemSeen> alone(ItemRef ref, Deadline deadline) {
		var seen = wherever(ref, deadline);
		this.shown.put(ref.lifecycleId(), this.arm.now());
		return seen;
	}

	/// A reprotect moves it to another container, and its old id is not known any more.
	private Fetched<ItemSeen> wherever(ItemRef ref, Deadline deadline) {
		var known = at(ref.itemId(), deadline);
		return switch (known) {
			case Value<ItemSeen>(var seen, var _) when ref.is(seen) -> known;
			case Value<ItemSeen> other -> moved(ref, other, deadline);
			case Failed<ItemSeen>(ArmProblem.NotFound _, var _) -> moved(ref, known, deadline);
			case Failed<ItemSeen> failed -> failed;
		};
	}

	/// The item at an id.
	private Fetched<ItemSeen> at(ArmId item, Deadline deadline) {
		return this.arm.get(ArmRead.of(item), deadline).map(ItemSeen::of);
	}

	private Fetched<ItemSeen> moved(ItemRef ref, Fetched<ItemSeen> old, Deadline deadline) {
		return switch (all(ref.vaultId(), deadline)) {
			case Failed<List<ItemSeen>> failed -> failed.as();
			case Value<List<ItemSeen>>(var items, var at) -> items.stream()
				.filter(ref::is)
				.findFirst()
				.<Fetched<ItemSeen>>map((item) -> new Value<>(item, at))
				.orElse((old instanceof Failed<ItemSeen>) ? old : ArmProblem.missing(at));
		};
	}

}
