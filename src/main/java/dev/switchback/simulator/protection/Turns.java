package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.protection.Machine.Part;

/// What each change makes of an item.
final class Turns {

	private Turns() {
	}

	/// The item after a change that a job of its own brings about.
	static Item apply(Item item, Due due, Job job) {
		var at = due.at();
		return switch (due.change()) {
			case SOURCE_STOPS, FIRST_POINT_AWAITED, PROTECTED -> jobless(item, due);
			case TARGET_APPEARS -> targetAppears(item, at);
			case FAILED_OVER -> failedOver(started(item), job);
			case POINT_CHANGED -> pointChanged(item, job, at);
			case COMMITTED -> item.in(Phase.COMMITTED).busy(null);
			case MOVED -> moved(item, job, at);
			case REPROTECTED -> item.replicating(item.replication().begun(at)).busy(null);
			case TEST_APPEARS -> testAppears(item, job, at);
			case DRILL_WAITS -> item.drilling(job.id(), at).busy(null);
			case CLEANED_UP -> cleanedUp(item, job);
			case RELEASED, INTRUSION -> item.busy(null);
		};
	}

	/// The item after a change that no job of Site Recovery's brings about.
	static Item jobless(Item item, Due due) {
		return switch (due.change()) {
			case SOURCE_STOPS -> item.eachMachine((one) -> isSource(one, item) ? one.powered(false) : one);
			case FIRST_POINT_AWAITED -> item.in(Phase.AWAITING_FIRST_POINT);
			case PROTECTED -> item.in(Phase.PROTECTED).replicating(item.replication().pointed(due.at()));
			case TARGET_APPEARS, FAILED_OVER, POINT_CHANGED, COMMITTED, MOVED, REPROTECTED, TEST_APPEARS, DRILL_WAITS,
					CLEANED_UP, RELEASED, INTRUSION ->
				item;
		};
	}

	private static boolean isSource(Machine machine, Item item) {
		return !machine.test() && machine.atRecovery() == item.reversed();
	}

	private static Item targetAppears(Item item, Instant at) {
		return withoutTarget(item).plus(machine(item, false, false, null, at));
	}

	private static Item withoutTarget(Item item) {
		return item.machines(
				item.machines().stream().filter((one) -> one.test() || one.atRecovery() == item.reversed()).toList());
	}

	private static Machine machine(Item item, boolean test, boolean running, @Nullable String network, Instant at) {
		var placement = item.replication().placement();
		return new Machine(test, !item.reversed(), running, placement.group(), placement.zone(),
				placement.availabilitySet(), placement.proximityGroup(), placement.encryptionSet(), network, at,
				EnumSet.allOf(Part.class));
	}

	private static Item started(Item item) {
		return item
			.eachMachine((one) -> (!one.test() && one.atRecovery() != item.reversed()) ? one.powered(true) : one);
	}

	private static Item failedOver(Item item, Job job) {
		var point = Objects.requireNonNull(job.order().point());
		return item.in(Phase.FAILED_OVER)
			.failedOver(new Failover(job.start(), point))
			.replicating(item.replication().stopped(job.start(), job.order().made() ? point : null))
			.busy(null);
	}

	private static Item pointChanged(Item item, Job job, Instant at) {
		var failover = Objects.requireNonNull(item.failover());
		var point = Objects.requireNonNull(job.order().point());
		return started(targetAppears(item, at)).failedOver(new Failover(failover.at(), point)).busy(null);
	}

	/// The old machine goes, the new one is what will be replicated from now on.
	private static Item moved(Item item, Job job, Instant at) {
		var placement = Objects.requireNonNull(job.order().placement());
		var leg = item.replication().leg() + 1;
		return item.eachMachine((one) -> isSource(one, item) ? one.reducedTo(Set.of()) : one)
			.turned()
			.in(Phase.SEEDING)
			.failedOver(null)
			.replicating(new Replication(leg, at, null, null, null, placement, Guids.of(job.id() + "/management"),
					Guids.of(job.id() + "/events")));
	}

	private static Item testAppears(Item item, Job job, Instant at) {
		var others = item.machines().stream().filter((one) -> !one.test()).toList();
		return item.machines(others).plus(machine(item, true, true, job.order().network(), at));
	}

	private static Item cleanedUp(Item item, Job job) {
		return item.eachMachine((one) -> one.test() ? one.reducedTo(job.order().leaves()) : one)
			.drilling(null, item.lastDrill())
			.busy(null);
	}

}
