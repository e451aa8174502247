package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// The process dies at every point at which it does I/O, and a fresh one goes on.
class CrashSweepTests {

	private record Ran(Crashes crashes, Replica replica, Toy world, InMemoryOperations store, Operation operation) {
	}

	private static Ran run(Crashes crashes) {
		var time = new VirtualTime();
		var world = new Toy(time, crashes);
		var store = new InMemoryOperations(time);
		var replica = new Replica(time, store, crashes, List.of(new ToyFailover(world)), List.of(world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var operation = replica.untilEnded(id);
		replica.passUntil(time.instant().plus(Duration.ofHours(1)));
		return new Ran(crashes, replica, world, store, operation);
	}

	@Test
	void aCalmRunDoesIoAtManyPoints() {
		assertThat(run(Crashes.never()).crashes().points()).hasSizeGreaterThan(40)
			.contains("before send turn lamp off", "after send turn lamp off", "before record");
	}

	@TestFactory
	Stream<DynamicTest> whereverItDiesItEndsTheSameAndNothingHappensTwice() {
		var points = run(Crashes.never()).crashes().points();
		return IntStream.range(0, points.size())
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + points.get(point),
					() -> endsWell(run(Crashes.at(point)))));
	}

	private static void endsWell(Ran ran) {
		var timeline = ran.replica().timeline(ran.operation().id());
		assertThat(ran.replica().crashes()).as(timeline).isOne();
		assertThat(ran.operation().status()).as(timeline).isEqualTo(Status.SUCCEEDED);
		assertThat(ran.world().on("lamp")).as(timeline).isTrue();
		assertThat(ran.world().ledger).as(timeline).containsExactly("turn lamp off", "turn lamp on");
		assertThat(ran.operation().mutations()).as(timeline)
			.filteredOn((mutation) -> mutation.state() == Mutation.State.CONFIRMED)
			.extracting(Mutation::title)
			.containsExactly("turn lamp off", "turn lamp on");
		assertThat(ran.operation().unsettled()).as(timeline).isEmpty();
		assertThat(ran.operation().obligations()).as(timeline).noneMatch(Obligation::open);
		assertThat(ran.store().claims(null, 10)).as(timeline).isEmpty();
		assertThat(ran.store().nextDue()).as(timeline).isEmpty();
	}

}
