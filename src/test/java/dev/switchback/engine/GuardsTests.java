package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Sighting;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What counts as the loss of something that must stay true while it is dark.
class GuardsTests {

	private static final Duration SOON = Duration.ofSeconds(3);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final AtomicReference<Sighting> other = new AtomicReference<>(Sighting.met("it stands", Evidence.NONE));

	private final Replica replica = new Replica(
			this.time, new InMemoryOperations(this.time), Crashes.never(), List.of(
					new Altered<>(new ToyFailover(this.world),
							(steps) -> List.of(steps.get(0), steps.get(1),
									steps.get(3).whileTrue((_) -> this.other.get()), steps.get(4)))),
			List.of(this.world.keeper()));

	static List<Sighting> lost() {
		return List.of(new Sighting.Unmet("it is gone", Evidence.NONE), new Sighting.Refused("no", Evidence.NONE));
	}

	static List<Sighting> notLost() {
		return List.of(Sighting.met("it stands", Evidence.NONE), new Sighting.Blind("dark", Evidence.NONE, SOON),
				new Sighting.Unsettled("dim", Evidence.NONE, SOON),
				new Sighting.Converging("it comes", Evidence.NONE, SOON));
	}

	private Status after(Sighting seen) {
		var id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		this.replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		this.other.set(seen);
		this.replica.passUntil(this.time.instant().plusSeconds(20));
		return this.replica.operation(id).status();
	}

	@ParameterizedTest
	@MethodSource("lost")
	void whatIsSeenToBeGoneIsLost(Sighting seen) {
		assertThat(after(seen)).isEqualTo(Status.RESTORED);
		assertThat(this.world.on("lamp")).isTrue();
	}

	@ParameterizedTest
	@MethodSource("notLost")
	void whatIsNotSeenOrNotThereYetIsNotLost(Sighting seen) {
		assertThat(after(seen)).isEqualTo(Status.AWAITING_DECISION);
		assertThat(this.world.on("lamp")).isFalse();
	}

	@Test
	void whereNothingHasToStayTrueNobodyLooksUntilPeopleAreReminded() {
		var replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(), List
			.of(new Altered<>(new ToyFailover(this.world),
					(steps) -> List.of(steps.get(1),
							Step.ask("end", "end it", new Act.Hold.UntilDecision("End?", List.of(Decision.PROCEED)))))),
				List.of(this.world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		var asked = replica.until(id, Duration.ofMinutes(5), (it) -> it.status() == Status.AWAITING_DECISION);
		replica.passUntil(this.time.instant().plusSeconds(1));
		assertThat(replica.operation(id).sleptUntil())
			.isEqualTo(((Phase.Parked) asked.phase()).since().plus(Duration.ofMinutes(30)));
	}

}
