package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What counts as time in which something held, and as time in which anybody looked.
class SoakTests {

	private static final Duration SOAK = Duration.ofMinutes(1);

	private static final String REQUEST = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT1M"}}""";

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	/// How often the dark was looked at after somebody else took over.
	private int looks;

	/// In the middle of the soak.
	private UUID soaking() {
		return soaking(50);
	}

	private UUID soaking(int seconds) {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, REQUEST);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("dark"));
		this.replica.passUntil(this.time.instant().plusSeconds(seconds));
		assertThat(this.replica.operation(id).lastRun().key()).isEqualTo("dark");
		return id;
	}

	private Instant soaked(UUID id) {
		this.replica.until(id, Duration.ofMinutes(30), (it) -> it.lastRun().key().equals("hold"));
		return this.time.instant();
	}

	@Test
	void whatIsLookedAtAllTheTimeSoaksNoLongerThanAsked() {
		var id = soaking();
		var before = this.time.instant();
		assertThat(soaked(id)).isEqualTo(before.plusSeconds(10));
	}

	@Test
	void timeInWhichNobodyLookedIsNotSoaked() {
		var id = soaking();
		this.time.pass(Duration.ofMinutes(5));
		var back = this.time.instant();
		assertThat(soaked(id)).isEqualTo(back.plus(SOAK));
		assertThat(this.replica.timeline(id)).contains("Nobody is known to have looked since 2026-03-02T09:00:5");
	}

	@Test
	void aReplicaThatIsALittleLateStartsNoSoakAnew() {
		var id = soaking();
		var before = this.time.instant();
		this.time.pass(Duration.ofSeconds(6));
		assertThat(soaked(id)).isEqualTo(before.plusSeconds(10));
	}

	@Test
	void timeInWhichNothingWasSeenIsNotSoaked() {
		var id = soaking();
		this.world.blindUntil = this.time.instant().plusSeconds(30);
		assertThat(soaked(id)).isAfterOrEqualTo(this.world.blindUntil.plus(SOAK));
	}

	@Test
	void timeInWhichABugWasInTheWayIsNotSoaked() {
		var id = soaking();
		this.world.bug = new IllegalStateException("ours");
		this.replica.until(id, Duration.ofMinutes(1), (it) -> it.stumbles() > 0);
		this.world.bug = null;
		var before = this.time.instant();
		assertThat(soaked(id)).isAfterOrEqualTo(before.plus(SOAK));
	}

	@Test
	void timeInWhichItsProcessWasPausedIsNotSoaked() {
		var paused = Duration.ofMinutes(5);
		var again = new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world),
						(steps) -> steps.stream().map((step) -> paused(step, paused)).toList())),
				List.of(this.world.keeper()));
		var id = soaking(30);
		again.until(id, Duration.ofMinutes(10), (it) -> it.lastRun().key().equals("hold"));
		assertThat(this.looks).as("not the one after which the process was paused").isGreaterThan(1);
	}

	/// The same, but its process is paused when it has looked for the first time.
	private Step paused(Step step, Duration paused) {
		if (!step.key().equals("dark")) {
			return step;
		}
		return Step.await("dark", "it is dark", (look) -> {
			if (this.looks++ == 0) {
				this.time.pass(paused);
			}
			return this.world.is("lamp", false).look(look);
		}).steadyFor(SOAK);
	}

	@Test
	void aDecisionStartsNoSoakAnew() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL,
				"""
						{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT1M", "restoreWithin": "PT2H"}}""");
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("dark"));
		var began = this.time.instant();
		this.replica.passUntil(began.plusSeconds(50));
		this.replica.decide(id, Decision.EXTEND);
		assertThat(soaked(id)).isEqualTo(began.plus(SOAK));
	}

	@Test
	void timeInWhichNobodyLookedIsNoPatienceLost() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		this.world.burnt = true;
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.lastRun().key().equals("light"));
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		this.time.pass(Duration.ofHours(1));
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		assertThat(this.replica.operation(id).phase()).isInstanceOf(Phase.Forward.class);
		this.world.burnt = false;
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void timeInWhichNobodyLookedIsNoPatienceLostWhileItIsProven() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		this.world.burnt = true;
		this.replica.decide(id, Decision.RESTORE);
		this.replica.until(id, Duration.ofMinutes(5), SoakTests::proving);
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		this.time.pass(Duration.ofHours(1));
		this.replica.passUntil(this.time.instant().plusSeconds(30));
		assertThat(this.replica.operation(id).status()).isEqualTo(Status.RESTORING);
		this.world.burnt = false;
		assertThat(this.replica.untilEnded(id).status()).isEqualTo(Status.RESTORED);
	}

	private static boolean proving(Operation operation) {
		return operation.phase() instanceof Phase.Restoring restoring && restoring.proving() != null;
	}

}
