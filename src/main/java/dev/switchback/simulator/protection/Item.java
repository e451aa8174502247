package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A replication protected item at a moment, and what will happen to it.
///
/// @param vault the vault's name
/// @param name its name, which survives reprotecting
/// @param mark changes with its plan
/// @param reversed whether it is protected from the plan's recovery side to the primary one
/// @param phase how far it is
/// @param drill the job of the drill that waits for its clean-up
/// @param busyWith the job that is running
/// @param replication the copying in the present direction
/// @param failover null unless it is failed over
/// @param lastDrill when a test failover last succeeded in this direction
/// @param machines what stands in Compute because of it
/// @param pending what will happen, soonest first
public record Item(String vault, String name, String mark, boolean reversed, Phase phase, @Nullable String drill,
		@Nullable String busyWith, Replication replication, @Nullable Failover failover, @Nullable Instant lastDrill,
		List<Machine> machines, List<Due> pending) {

	public Item {
		machines = List.copyOf(machines);
		pending = List.copyOf(pending);
	}

	/// The key it is kept by.
	static String key(String vault, String name) {
		return vault.toLowerCase(Locale.ROOT) + "/" + name.toLowerCase(Locale.ROOT);
	}

	Item in(Phase other) {
		return new Item(this.vault, this.name, this.mark, this.reversed, other, this.drill, this.busyWith,
				this.replication, this.failover, this.lastDrill, this.machines, this.pending);
	}

	Item drilling(@Nullable String job, @Nullable Instant success) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, job, this.busyWith,
				this.replication, this.failover, success, this.machines, this.pending);
	}

	Item busy(@Nullable String job) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, this.drill, job, this.replication,
				this.failover, this.lastDrill, this.machines, this.pending);
	}

	Item replicating(Replication other) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, this.drill, this.busyWith, other,
				this.failover, this.lastDrill, this.machines, this.pending);
	}

	Item failedOver(@Nullable Failover other) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, this.drill, this.busyWith,
				this.replication, other, this.lastDrill, this.machines, this.pending);
	}

	Item turned() {
		return new Item(this.vault, this.name, this.mark, !this.reversed, this.phase, this.drill, this.busyWith,
				this.replication, this.failover, null, this.machines, this.pending);
	}

	Item machines(List<Machine> others) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, this.drill, this.busyWith,
				this.replication, this.failover, this.lastDrill, others, this.pending);
	}

	/// The same item with every machine changed; one without any part left is gone.
	Item eachMachine(UnaryOperator<Machine> change) {
		return machines(this.machines.stream().map(change).filter((machine) -> !machine.parts().isEmpty()).toList());
	}

	Item plus(Machine machine) {
		return machines(Stream.concat(this.machines.stream(), Stream.of(machine)).toList());
	}

	Item awaiting(List<Due> more) {
		var all = new ArrayList<>(this.pending);
		all.addAll(more);
		// Stable, so that what a job does at one moment stays in its order.
		all.sort(Comparator.comparing(Due::at));
		return withPending(all);
	}

	Item withPending(List<Due> others) {
		return new Item(this.vault, this.name, this.mark, this.reversed, this.phase, this.drill, this.busyWith,
				this.replication, this.failover, this.lastDrill, this.machines, others);
	}

	/// The same item without what a job was going to do.
	Item without(String job) {
		return withPending(this.pending.stream().filter((due) -> !job.equals(due.job())).toList());
	}

	/// The machine that its users work with, wherever it stands: where it was failed over to, or where it came from.
	///
	/// @param atRecovery on which side of the plan
	public Optional<Machine> production(boolean atRecovery) {
		return this.machines.stream()
			.filter((machine) -> !machine.test() && machine.atRecovery() == atRecovery)
			.findFirst();
	}

	/// What a drill made, or has left.
	public Optional<Machine> test() {
		return this.machines.stream().filter(Machine::test).findFirst();
	}

}
