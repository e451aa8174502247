package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A job of Site Recovery's, which is its async operation as well: they share the id.
///
/// @param id a UUID
/// @param vault the vault's name
/// @param scenario what is being done
/// @param target what it is done to: the name of an item, a plan or a network mapping
/// @param targetType its `targetInstanceType`
/// @param start when it was accepted
/// @param end when it is over; null if never
/// @param ending how it ends
/// @param activity the caller's request id and ARM's correlation id
/// @param tasks in order
/// @param problem why it failed
/// @param order what was asked for
public record Job(String id, String vault, Scenario scenario, String target, String targetType, Instant start,
		@Nullable Instant end, Ending ending, String activity, List<Task> tasks, @Nullable Problem problem,
		Order order) {

	/// How a job ends. `INFORMED`: well, but with something to say.
	public enum Ending {

		SUCCEEDED, INFORMED, FAILED, CANCELLED

	}

	/// What was asked for, as far as a job of that kind has it.
	///
	/// @param point the recovery point
	/// @param made whether the failover makes that point itself, of what is on its way
	/// @param placement where the way back will put the machine
	/// @param network the ARM id of a drill's network
	/// @param comments of a clean-up
	/// @param leaves what a clean-up forgets
	/// @param movesAt when the item will be found under its new id; null if it does not move
	/// @param movesTo the new id
	/// @param intruder who began it, if it was nobody that calls
	public record Order(@Nullable Point point, boolean made, @Nullable Placement placement, @Nullable String network,
			@Nullable String comments, Set<Machine.Part> leaves, @Nullable Instant movesAt, @Nullable String movesTo,
			Due.@Nullable Intruder intruder) {

		/// Nothing in particular.
		public static final Order NONE = new Order(null, false, null, null, null, Set.of(), null, null, null);

		/// A failover to a point.
		public static Order to(Point point, boolean made) {
			return new Order(point, made, null, null, null, Set.of(), null, null, null);
		}

		/// A drill with a point in a network.
		public static Order drill(Point point, @Nullable String network) {
			return new Order(point, false, null, network, null, Set.of(), null, null, null);
		}

		/// A clean-up.
		public static Order cleanUp(@Nullable String comments, Set<Machine.Part> leaves) {
			return new Order(null, false, null, null, comments, leaves, null, null, null);
		}

		/// A way back.
		public static Order back(Placement placement, String movesTo) {
			return new Order(null, false, placement, null, null, Set.of(), null, movesTo, null);
		}

		Order by(Due.Intruder somebody) {
			return new Order(this.point, this.made, this.placement, this.network, this.comments, this.leaves,
					this.movesAt, this.movesTo, somebody);
		}

		Order moving(@Nullable Instant at) {
			return new Order(this.point, this.made, this.placement, this.network, this.comments, this.leaves, at,
					(at != null) ? this.movesTo : null, this.intruder);
		}

	}

	/// Whether it is over.
	public boolean over(Instant now) {
		return this.end != null && !now.isBefore(this.end);
	}

	/// What it complains about by now, the reason of its failure first.
	public List<Problem> problems(Instant now) {
		var failure = (this.problem != null && over(now)) ? Stream.of(this.problem) : Stream.<Problem>empty();
		var warnings = this.tasks.stream()
			.filter((task) -> task.end() != null && !now.isBefore(task.end()))
			.map(Task::problem)
			.filter(Objects::nonNull)
			.filter(Problem::warning);
		return Stream.concat(failure, warnings).toList();
	}

	/// The same job, ended by hand.
	Job cancelled(Instant at) {
		var reached = this.tasks.stream().map((task) -> cut(task, at)).toList();
		return new Job(this.id, this.vault, this.scenario, this.target, this.targetType, this.start, at,
				Ending.CANCELLED, this.activity, reached, null, this.order);
	}

	private static Task cut(Task task, Instant at) {
		if (task.start() == null || task.start().isAfter(at)) {
			return new Task(task.id(), task.name(), task.label(), null, null, Task.Mark.DONE, null, task.children());
		}
		return (task.end() != null && !task.end().isAfter(at)) ? task : new Task(task.id(), task.name(), task.label(),
				task.start(), at, Task.Mark.FAILED, null, task.children());
	}

}
