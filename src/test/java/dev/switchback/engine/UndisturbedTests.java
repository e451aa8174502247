package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Answerer;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Playbook;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Secret;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Watch;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Where nobody else writes, each turn goes on from what the one before has just written: nothing is ever out of date.
class UndisturbedTests {

	private static final String LONG = """
			{"target": {"name": "lamp"}, "parameters": {"hold": "PT1H", "soak": "PT5S", "restoreWithin": "PT10M"}}""";

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private Playbook<?, ?> playbook = new ToyFailover(this.world);

	/// Refuses to take part where something is out of date.
	private static final class Strict extends BrokenOperations {

		Strict(Operations right) {
			super(right);
		}

		@Override
		public Appending append(Operation seen, Instant at, List<Event> events) {
			return current(super.append(seen, at, events), events);
		}

		@Override
		public Appending intend(Operation seen, Instant at, List<Event> events, Map<UUID, Secret> secrets,
				@Nullable ManualCard card) {
			return current(super.intend(seen, at, events, secrets, card), events);
		}

		private static Appending current(Appending appending, List<Event> events) {
			assertThat(appending).as("%s", events).isNotInstanceOf(Appending.Stale.class);
			return appending;
		}

		@Override
		public boolean rest(Operation seen, @Nullable Instant until, Runnable reschedule) {
			assertThat(super.rest(seen, until, reschedule)).as("sleeps on what it saw last").isTrue();
			return true;
		}

	}

	private Replica replica() {
		return new Replica(this.time, this.store, Crashes.never(), List.of(this.playbook),
				List.of(this.world.keeper()));
	}

	private UUID ask(Purpose purpose, String request) {
		return replica().ask(ToyFailover.KIND, purpose, request);
	}

	private void decide(UUID id, Decision decision) {
		assertThat(replica().decide(id, decision)).isInstanceOf(Settled.Taken.class);
	}

	/// Advances it alone for a while, or until it is over.
	private Operation advanced(UUID id, Duration patience) {
		var end = this.time.instant().plus(patience);
		var strict = new Strict(this.store);
		var ids = new Ids(this.time, new SplittableRandom(7));
		var engine = EngineConfiguration.assemble(strict,
				new Registry(List.of(this.playbook), JsonMapper.builder().build()), List.of(this.world.keeper()),
				new Looks() {

					@Override
					public <T> Optional<T> run(UUID operation, Callable<T> look) {
						return Replica.inline(operation, look);
					}

				}, this.time, this.time, ids::next, EngineSettings.DEFAULTS);
		while (engine.advance(id, () -> true) instanceof Advance.Rest(var seen, var until)) {
			strict.rest(seen, until, () -> {
			});
			if (until.isAfter(end)) {
				break;
			}
			this.time.passUntil(until);
		}
		return this.store.find(id).orElseThrow();
	}

	@Test
	void aDrillEndsAsItBegan() {
		var id = ask(Purpose.DRILL, ToyFailover.CALM);
		assertThat(advanced(id, Duration.ofMinutes(5)).status()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void aDeadlineThatComesInAHoldTurnsBack() {
		var id = ask(Purpose.DRILL, LONG);
		assertThat(advanced(id, Duration.ofMinutes(20)).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void aDeadlineThatComesWhileSomebodyIsAskedTurnsBack() {
		var id = ask(Purpose.DRILL, ToyFailover.ASKING);
		assertThat(advanced(id, Duration.ofMinutes(20)).status()).isEqualTo(Status.RESTORED);
	}

	@Test
	void timeInWhichNobodyLookedIsTold() {
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		this.world.checksBlindUntil = VirtualTime.START.plus(Duration.ofMinutes(5));
		advanced(id, Duration.ofSeconds(30));
		this.time.pass(Duration.ofMinutes(2));
		assertThat(advanced(id, Duration.ofMinutes(10)).phase()).isInstanceOf(Phase.Parked.class);
		assertThat(this.store.events(id, 0, Integer.MAX_VALUE))
			.anyMatch((entry) -> entry.event() instanceof Event.Unwatched);
	}

	@Test
	void peopleAreRemindedAndToldWhatIsLostAndStandsAgain() {
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		advanced(id, Duration.ofHours(1));
		this.world.guardLost = true;
		advanced(id, Duration.ofMinutes(1));
		this.world.guardLost = false;
		advanced(id, Duration.ofMinutes(1));
		assertThat(this.store.events(id, 0, Integer.MAX_VALUE))
			.anyMatch((entry) -> entry.event() instanceof Event.Reminded)
			.anyMatch((entry) -> entry.event() instanceof Event.Meanwhile);
	}

	@Test
	void whatIsInDoubtIsSettledWhileSomebodyIsAsked() {
		this.world.answers.add(() -> {
			this.world.turn("lamp", false);
			this.world.blindUntil = this.time.instant().plus(Duration.ofMinutes(20));
			return new Answer.Lost("the connection broke", Handle.NONE);
		});
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		assertThat(advanced(id, Duration.ofMinutes(15)).unsettled()).hasSize(1);
		assertThat(advanced(id, Duration.ofMinutes(15)).unsettled()).isEmpty();
	}

	@Test
	void whatSomebodyElseBroughtBackIsTakenOffBeforeAnybodyIsAsked() {
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		advanced(id, Duration.ofMinutes(1));
		this.world.turn("lamp", true);
		this.time.pass(Duration.ofSeconds(5));
		this.world.silent = true;
		assertThat(advanced(id, Duration.ofMinutes(1)).owed()).isEmpty();
	}

	@Test
	void whatIsWatchedWhileSomebodyIsAskedIsTold() {
		this.playbook = new Altered<>(new ToyFailover(this.world),
				(steps) -> List.of(steps.get(0), steps.get(1),
						Step.ask("end", "end it",
								new Act.Hold.UntilDecision("End?", List.of(Decision.PROCEED), Answerer.ANYBODY, null,
										null, new Watch(this.world.is("lamp", true), Duration.ofSeconds(20), "off")))));
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		assertThat(advanced(id, Duration.ofMinutes(5)).lastRun().sentence()).isEqualTo("lamp is not on");
	}

	@Test
	void whatIsRestoredInDoubtIsSettledAndProven() {
		var id = ask(Purpose.EMERGENCY, ToyFailover.ASKING);
		advanced(id, Duration.ofMinutes(1));
		this.world.answers.add(() -> {
			this.world.turn("lamp", true);
			this.world.blindUntil = this.time.instant().plusSeconds(30);
			return new Answer.Lost("the connection broke", Handle.NONE);
		});
		decide(id, Decision.RESTORE);
		assertThat(advanced(id, Duration.ofMinutes(5)).status()).isEqualTo(Status.RESTORED);
	}

}
