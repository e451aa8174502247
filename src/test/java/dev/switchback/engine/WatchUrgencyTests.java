package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Urgency;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// How urgent looks are, where not everybody can look as often as they would like to.
class WatchUrgencyTests {

	private static final int HOUR = 3600;

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Replica replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private UUID asked(Purpose purpose) {
		var id = this.replica.ask(ToyFailover.KIND, purpose, ToyFailover.ASKING);
		this.replica.until(id, Duration.ofHours(1), (it) -> it.phase() instanceof Phase.Parked);
		return id;
	}

	private Stream<Urgency> urgencies(String what) {
		return this.world.looks.stream().filter((look) -> look.what().equals(what)).map(Toy.Looked::urgency).distinct();
	}

	@Test
	void whoWaitsInAnEmergencyGoesBeforeWhatIsWatchedInAHold() {
		asked(Purpose.EMERGENCY);
		assertThat(urgencies("check")).containsExactly(Urgency.EMERGENCY);
		assertThat(urgencies("is off")).as("until the drain is proven").containsExactly(Urgency.EMERGENCY);
		this.world.looks.clear();
		this.replica.passUntil(this.time.instant().plus(Duration.ofHours(1)));
		assertThat(this.world.looks).filteredOn((look) -> look.urgency() == Urgency.RUNNING)
			.hasSizeGreaterThan(this.world.looks.size() * 7 / 10);
		assertThat(urgencies("guard")).containsExactlyInAnyOrder(Urgency.RUNNING, Urgency.EMERGENCY);
	}

	@Test
	void nothingThatIsWatchedInAHoldIsLessUrgentForAWholeMinute() {
		asked(Purpose.EMERGENCY);
		this.world.looks.clear();
		this.replica.passUntil(this.time.instant().plus(Duration.ofHours(1)));
		var urgent = this.world.looks.stream()
			.filter((look) -> look.urgency() == Urgency.EMERGENCY)
			.map(Toy.Looked::at)
			.toList();
		assertThat(
				IntStream.range(1, urgent.size()).mapToObj((i) -> Duration.between(urgent.get(i - 1), urgent.get(i))))
			.isNotEmpty()
			.allMatch((gap) -> gap.compareTo(Duration.ofMinutes(1)) < 0);
	}

	@ParameterizedTest
	@EnumSource(value = Purpose.class, names = { "DRILL", "MAINTENANCE" })
	void whatIsPlannedIsAsUrgentAsItWas(Purpose purpose) {
		asked(purpose);
		this.replica.passUntil(this.time.instant().plus(Duration.ofMinutes(5)));
		assertThat(urgencies("guard")).containsExactly(Urgency.RUNNING);
		assertThat(urgencies("check")).containsExactly(Urgency.RUNNING);
	}

	@Test
	void whatComesBackIsMoreUrgentThanAnythingElse() {
		var id = asked(Purpose.EMERGENCY);
		this.world.looks.clear();
		this.replica.decide(id, Decision.PROCEED);
		this.replica.untilEnded(id);
		assertThat(urgencies("turned on")).containsExactly(Urgency.RESTORE);
	}

	@Test
	void theCallThatDrainsInAnEmergencyGoesBeforeWhatIsPlanned() {
		asked(Purpose.EMERGENCY);
		assertThat(this.world.urgencies).containsExactly(Urgency.EMERGENCY);
	}

	@Test
	void theCallThatBringsBackGoesBeforeEverythingElse() {
		var id = asked(Purpose.DRILL);
		this.replica.decide(id, Decision.RESTORE);
		this.replica.untilEnded(id);
		assertThat(this.world.urgencies).containsExactly(Urgency.RUNNING, Urgency.RESTORE);
	}

	@Test
	void manyTakeTurns() {
		var ids = new Ids(this.time, new SplittableRandom(7));
		var many = Stream.generate(ids::next).limit(60).toList();
		for (int second = 0; second < HOUR; second += 7) {
			var now = Instant.parse("2026-03-02T09:00:00Z").plusSeconds(second);
			assertThat(many.stream().filter((id) -> WatchUrgency.of(id, now) == Urgency.EMERGENCY)).hasSizeBetween(5,
					25);
		}
	}

	@Test
	void eachHasAnotherQuarterOfTheMinute() {
		var noon = Instant.parse("2026-03-02T12:00:00Z");
		assertThat(WatchUrgency.of(new UUID(0, 0), noon)).isEqualTo(Urgency.EMERGENCY);
		assertThat(WatchUrgency.of(new UUID(0, 0), noon.plusSeconds(15))).isEqualTo(Urgency.RUNNING);
		assertThat(WatchUrgency.of(new UUID(0, 45), noon)).isEqualTo(Urgency.RUNNING);
		assertThat(WatchUrgency.of(new UUID(0, 45), noon.plusSeconds(15))).isEqualTo(Urgency.EMERGENCY);
		assertThat(WatchUrgency.of(new UUID(0, 50), noon.plusSeconds(15))).isEqualTo(Urgency.EMERGENCY);
		assertThat(WatchUrgency.of(new UUID(0, 10), noon.plusSeconds(15))).isEqualTo(Urgency.RUNNING);
	}

}
