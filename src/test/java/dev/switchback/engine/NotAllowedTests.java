package dev.switchback.engine;

import java.time.Duration;
import java.util.List;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is said to whoever may not decide something now.
class NotAllowedTests {

	private static final String NO_WAY_BACK = "Azure cannot undo a failover";

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Step promised = Step.ensure("off", "the lamp is turned off",
			this.world.turned("lamp", false, List.of(Toy.promise("lamp", Duration.ofHours(9)))));

	private final Step forGood = Step.finish("final", "the fan is turned off for good",
			this.world.turned("fan", false, List.of()));

	private Step never(boolean fan) {
		return Step.await("never", "the fan is as it is not", this.world.is("fan", fan)).within(Duration.ofMinutes(30));
	}

	private Operation after(List<Step> steps, Duration longest, boolean asked) {
		var replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), (_) -> steps)), List.of(this.world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.MAINTENANCE, ToyFailover.CALM);
		return replica.until(id, longest, (it) -> it.ended()
				|| (asked ? it.phase() instanceof Phase.Parked : it.lastRun().key().equals("never")));
	}

	private static String said(Operation operation, List<Choice> choices, Decision decision) {
		return Settled.NotAllowed.of(operation, choices, decision).sentence();
	}

	@Test
	void whoWantsBackPastReturnIsToldThatThisIsNotTheWay() {
		var asked = after(List.of(this.promised, this.forGood, never(true)), Duration.ofHours(2), true);
		for (var decision : List.of(Decision.RESTORE, Decision.CANCEL)) {
			assertThat(said(asked, Choices.of(asked), decision)).contains(asked.code(), NO_WAY_BACK)
				.endsWith("Take one of allowedDecisions.");
		}
		assertThat(said(asked, Choices.of(asked), Decision.PROCEED)).doesNotContain(NO_WAY_BACK);
	}

	@Test
	void whoMayGoBackIsToldNothingOfTheKind() {
		var running = after(List.of(this.promised, never(false)), Duration.ofMinutes(5), false);
		assertThat(said(running, List.of(), Decision.RESTORE)).doesNotContain(NO_WAY_BACK)
			.endsWith("It goes on by itself; nothing can be decided now.");
	}

	@Test
	void whatIsOverIsSaidToBeOver() {
		var ended = after(List.of(this.forGood), Duration.ofHours(2), true);
		assertThat(ended.ended()).isTrue();
		assertThat(said(ended, List.of(), Decision.RESTORE)).doesNotContain(NO_WAY_BACK).endsWith("It is over.");
	}

}
