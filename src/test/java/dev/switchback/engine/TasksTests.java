package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.SchedulerState.SettableSchedulerState;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Previews;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a row of the scheduler's once it was executed.
class TasksTests {

	private static final Instant DONE_AT = VirtualTime.START.plusSeconds(3);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = replica(new ToyFailover(this.world));

	private final CancellableLooks looks = new CancellableLooks(Duration.ofMinutes(5));

	private final SettableSchedulerState scheduler = new SettableSchedulerState();

	private Replica replica(Playbook<?, ?> playbook) {
		return new Replica(this.time, this.store, Crashes.never(), List.of(playbook), List.of(this.world.keeper()));
	}

	/// What was asked of the scheduler, in order.
	private static final class Asked extends ExecutionOperations<Void> {

		private final List<String> asked = new ArrayList<>();

		@SuppressWarnings("NullAway")
		Asked(Execution execution) {
			super(null, null, execution);
		}

		@Override
		public void stop() {
			this.asked.add("stop");
		}

		@Override
		public void reschedule(ExecutionComplete complete, Instant at) {
			this.asked.add("again at " + at);
		}

	}

	private List<String> executed(Task<Void> task, UUID id) {
		var instance = task.instance(id.toString());
		var execution = new Execution(VirtualTime.START, instance);
		var asked = new Asked(execution);
		task.execute(instance, context(execution)).complete(done(execution), asked);
		return asked.asked;
	}

	@SuppressWarnings("NullAway")
	private ExecutionContext context(Execution execution) {
		return new ExecutionContext(this.scheduler, execution, null, null);
	}

	private static ExecutionComplete done(Execution execution) {
		return ExecutionComplete.success(execution, VirtualTime.START, DONE_AT);
	}

	private List<String> advanced(Replica replica, Operations operations, UUID id) {
		return executed(new Tasks().operationTask(replica.engine(), operations, this.looks), id);
	}

	private UUID drill() {
		return this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
	}

	@Test
	void whatSleepsIsDueWhenItWakes() {
		var id = drill();
		assertThat(advanced(this.replica, this.store, id))
			.containsExactly("again at " + VirtualTime.START.plusSeconds(1));
		assertThat(this.replica.operation(id).sleptUntil()).isEqualTo(VirtualTime.START.plusSeconds(1));
	}

	@Test
	void whoIsDecidedAboutBeforeSleepIsDueAtOnce() {
		var awake = new BrokenOperations(this.store) {

			@Override
			public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
				return false;
			}

		};
		assertThat(advanced(this.replica, awake, drill())).containsExactly("again at " + DONE_AT);
	}

	@Test
	void whatIsOverIsDoneForOnceItsRowIsTakenOff() {
		var id = drill();
		this.replica.decide(id, Decision.CANCEL);
		assertThat(advanced(this.replica, this.store, id)).isEmpty();
		assertThat(this.store.nextDue()).isEmpty();
	}

	@Test
	void whatEndsByThatIsOffTheScheduleAlready() {
		var brief = replica(new Altered<>(new ToyFailover(this.world),
				(_) -> List.of(Step.check("check", "the lamp is on", this.world.check("lamp")))));
		var id = brief.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		assertThat(advanced(brief, this.store, id)).isEmpty();
		assertThat(brief.operation(id)).matches(Operation::ended);
	}

	@Test
	void whatIsNotThereIsDone() {
		assertThat(advanced(this.replica, this.store, new UUID(0, 1))).containsExactly("stop");
	}

	@Test
	void whatANodeThatGoesDownHasPickedIsDueForAnotherAtOnce() {
		this.scheduler.setIsShuttingDown();
		assertThat(advanced(this.replica, this.store, drill())).containsExactly("again at " + VirtualTime.START);
		assertThat(this.world.looks).isEmpty();
	}

	@Test
	void norDoesANodeGoOnThatHasLetItsLooksGo() {
		this.looks.close();
		assertThat(advanced(this.replica, this.store, drill())).containsExactly("again at " + VirtualTime.START);
		assertThat(this.world.looks).isEmpty();
	}

	@Test
	void whatIsOwedIsLookedAfterUntilItIsKept() {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var parked = this.replica.until(id, Duration.ofMinutes(5), (it) -> it.phase() instanceof Phase.Parked);
		var owed = parked.owed().getFirst();
		var task = new Tasks()
			.obligationTask(new Duty(this.store, this.replica.engine(), this.time, EngineSettings.DEFAULTS));
		assertThat(executed(task, owed.id())).containsExactly("again at " + owed.due());
		this.replica.decide(id, Decision.RESTORE);
		this.replica.untilEnded(id);
		assertThat(executed(task, owed.id())).containsExactly("stop");
	}

	@Test
	void aPreviewIsMadeOnceAndForgottenAfterADay() {
		var requested = (Previews.Requested.Stored) this.replica.reception()
			.preview(ToyFailover.KIND, Mandate.of(Purpose.DRILL), ToyFailover.CALM, Replica.ALICE, null);
		var previewing = new Previewing(
				new Registry(List.of(new ToyFailover(this.world)), JsonMapper.builder().build()), this.store.previews(),
				Replica::inline, this.time, EngineSettings.DEFAULTS);
		var id = requested.preview().id();
		assertThat(executed(new Tasks().previewTask(previewing), id)).containsExactly("stop");
		assertThat(this.store.previews().find(id)).map((made) -> made.result()).isPresent();
		assertThat(forgotten(previewing, Duration.ofDays(1), id)).isNotEmpty();
		assertThat(forgotten(previewing, Duration.ofSeconds(1), id)).isEmpty();
	}

	private Optional<?> forgotten(Previewing previewing, Duration later, UUID id) {
		this.time.pass(later);
		var task = new Tasks().forgetPreviewsTask(previewing);
		var execution = new Execution(VirtualTime.START, task.instance("recurring"));
		task.execute(task.instance("recurring"), context(execution));
		return this.store.previews().find(id);
	}

	@Test
	void whatTheDatabaseLetDownIsTriedAgainSoonAndWhatDiedAtOnce() {
		var task = new Tasks().operationTask(this.replica.engine(), this.store, this.looks);
		var execution = new Execution(VirtualTime.START, task.instance("one"));
		var asked = new Asked(execution);
		task.getFailureHandler().onFailure(done(execution), asked);
		task.getDeadExecutionHandler().deadExecution(done(execution), asked);
		assertThat(asked.asked).containsExactly("again at " + DONE_AT.plusSeconds(2), "again at " + DONE_AT);
	}

	/// It is this row alone, then.
	@Test
	void whatGoesOnFailingIsTriedLessOften() {
		var task = new Tasks().operationTask(this.replica.engine(), this.store, this.looks);
		for (var failures : List.of(29, 30)) {
			var execution = new Execution(VirtualTime.START, task.instance("one"), false, null, null, null, failures,
					null, 1L);
			var asked = new Asked(execution);
			task.getFailureHandler().onFailure(done(execution), asked);
			assertThat(asked.asked).containsExactly("again at " + DONE_AT.plusSeconds((failures < 30) ? 2 : 30));
		}
	}

}
