package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whoever asks for what they have seen a preview of gets that, or hears that it is another plan by now.
class PlanHashTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final Replica replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private String hash(Purpose purpose, String request) {
		return this.replica.previewed(ToyFailover.KIND, Mandate.of(purpose), request).hash();
	}

	private Received ask(String hash) {
		return this.replica.reception()
			.accept(new Asking(ToyFailover.KIND, Mandate.of(Purpose.DRILL), ToyFailover.CALM, "an exercise", null, null,
					null, null, hash, Replica.ALICE, new IdempotencyKey("alice", "POST /v1/operations", "k", "same")));
	}

	@Test
	void thePlanThatWasSeenIsCarriedOut() {
		assertThat(ask(hash(Purpose.DRILL, ToyFailover.CALM))).isInstanceOfSatisfying(Received.Answered.class,
				(answered) -> assertThat(answered.acceptance()).isInstanceOf(Acceptance.Accepted.class));
	}

	@Test
	void anotherPlanIsNot() {
		var seen = hash(Purpose.DRILL, ToyFailover.ASKING);
		var now = hash(Purpose.DRILL, ToyFailover.CALM);
		assertThat(seen).isNotEqualTo(now).startsWith("sha256:");
		assertThat(ask(seen)).isEqualTo(new Received.PlanChanged(now));
	}

	@Test
	void theSamePlanForAnotherPurposeIsAnother() {
		assertThat(hash(Purpose.MAINTENANCE, ToyFailover.CALM)).isNotEqualTo(hash(Purpose.DRILL, ToyFailover.CALM));
	}

}
