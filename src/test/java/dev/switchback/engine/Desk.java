package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Schedules;
import dev.switchback.store.InMemorySchedule;
import dev.switchback.store.InMemorySchedule.Due;
import org.jspecify.annotations.Nullable;

/// What db-scheduler does with its table: some replica that is up picks what is due; what was picked by one that shows no
/// sign of life is picked again, whether that one is dead or only stands still.
final class Desk {

	/// What ends an execution finds that it is not held any more.
	private static final class Stolen extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	private record Held(Node node, int life, Due due) {
	}

	private static final Duration RETRY = Duration.ofSeconds(2);

	private final DeterministicRun run;

	private final InMemorySchedule schedule;

	/// Who executes what, by the number of the pick.
	private final Map<Long, Held> held = new LinkedHashMap<>();

	private long seen = -1;

	private long plan;

	Desk(DeterministicRun run) {
		this.run = run;
		this.schedule = run.store.schedule();
	}

	/// Something may be due at another time than before.
	void replan() {
		if (this.schedule.changes() != this.seen) {
			this.seen = this.schedule.changes();
			var number = ++this.plan;
			this.schedule.next()
				.ifPresent((due) -> this.run.turns.at(
						this.run.nanos(due.at()) + this.run.chance.millis(0, 250) + this.run.databaseDownFor(),
						() -> dispatch(number, due)));
		}
	}

	private void dispatch(long number, Due due) {
		if (number != this.plan) {
			return;
		}
		var able = this.run.nodes.stream().filter(Node::able).toList();
		if (able.isEmpty() || this.run.databaseDownFor() > 0) {
			this.run.turns.at(this.run.turns.now() + Duration.ofMillis(500).toNanos(), () -> dispatch(number, due));
			return;
		}
		var node = this.run.chance.of(able);
		this.schedule.pickUp(due.task(), due.id()).ifPresent((pick) -> {
			this.held.put(pick, new Held(node, node.life(), due));
			node.start(() -> perform(node, due, pick));
		});
		replan();
	}

	private void perform(Node node, Due due, long pick) {
		var life = node.life();
		try {
			switch (due.task()) {
				case Schedules.OPERATION -> complete(node, due, pick, node.engine().advance(due.id(), () -> true));
				case Schedules.OBLIGATION -> again(due, pick, node.duty().keep(due.id()));
				default -> this.run.watch.violated("nobody knows " + due);
			}
		}
		catch (SharedOperations.Gone _) {
			failed(due, pick);
		}
		catch (Stolen _) {
			this.run.trace.add(node.name, "finds that somebody else has taken over");
		}
		this.held.remove(pick);
		replan();
		if (life != node.life()) {
			this.run.watch.violated("%s goes on after its death".formatted(node));
		}
	}

	private void complete(Node node, Due due, long pick, Advance advance) {
		switch (advance) {
			case Advance.Rest(var seen, var until) -> rest(node, due, pick, seen, until);
			case Advance.Done(var seen) when seen != null -> rest(node, due, pick, seen, null);
			case Advance.Done _ -> again(due, pick, Optional.empty());
			case Advance.Over _ -> {
			}
			case Advance.NotHere(var until) -> again(due, pick, Optional.of(until));
		}
	}

	private void rest(Node node, Due due, long pick, Operation seen, @Nullable Instant until) {
		if (!new SharedOperations(this.run, node).rest(seen, until, () -> {
			if (until != null) {
				held(due, pick);
			}
		})) {
			again(due, pick, Optional.of(this.run.instant()));
		}
	}

	private void held(Due due, long pick) {
		if (!this.schedule.held(due.task(), due.id(), pick)) {
			throw new Stolen();
		}
	}

	private void again(Due due, long pick, Optional<Instant> at) {
		held(due, pick);
		at.ifPresentOrElse((moment) -> this.schedule.reschedule(due.task(), due.id(), moment),
				() -> this.schedule.done(due.task(), due.id()));
	}

	/// Tried again soon, if the database can be told; if not, the execution is taken for dead some time later.
	private void failed(Due due, long pick) {
		if (this.run.databaseDownFor() > 0) {
			this.run.turns.at(this.run.turns.now() + this.run.databaseDownFor() + this.run.chance.seconds(0, 18),
					() -> revive(due, pick));
		}
		else if (this.schedule.held(due.task(), due.id(), pick)) {
			this.schedule.reschedule(due.task(), due.id(), this.run.instant().plus(RETRY));
		}
	}

	private void revive(Due due, long pick) {
		if (this.schedule.held(due.task(), due.id(), pick)) {
			this.schedule.reschedule(due.task(), due.id(), this.run.instant());
			replan();
		}
	}

	/// A replica gives no sign of life from now on. What it holds is taken for dead after some heartbeats, unless it is heard
	/// of before.
	void silent(Node node) {
		var life = node.life();
		this.run.turns.at(this.run.turns.now() + this.run.chance.seconds(12, 18), () -> {
			if (life != node.life() || !node.able()) {
				dead((held) -> held.node() == node && held.life() == life);
			}
		});
	}

	/// Nobody could give a sign of life for so long that everybody seems dead.
	void allSilent() {
		dead((_) -> true);
	}

	private void dead(Predicate<Held> dead) {
		var picks = this.held.entrySet()
			.stream()
			.filter((entry) -> dead.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		for (var pick : picks) {
			revive(this.held.remove(pick).due(), pick);
		}
	}

}
