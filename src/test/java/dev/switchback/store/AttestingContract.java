package dev.switchback.store;

import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Event;
import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.AMS;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.noticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/// What everybody who keeps operations must do with what people and bots attest.
abstract class AttestingContract {

	abstract Kept kept();

	private static Observation observation(int number) {
		return new Observation(new UUID(0, number), Samples.ADA, after(3), after(2), Observation.Aspect.SYMMETRY, null,
				Verdict.PASS, "it is " + number);
	}

	private Operation accepted() {
		return Samples.of(kept().operations().accept(draft("attested", AMS)));
	}

	private Appending attest(Operation operation, int number) {
		return kept().operations().attest(operation.id(), observation(number), key("observation " + number));
	}

	private Operation stored(Operation operation) {
		return kept().operations().find(operation.id()).orElseThrow();
	}

	@Test
	void keepsWhatWasTold() {
		var operation = accepted();
		attest(operation, 1);
		attest(operation, 2);
		assertThat(stored(operation).observations()).containsExactly(observation(1), observation(2));
		assertThat(kept().journal().events(operation.id(), 0, 9)).extracting("seq").containsExactly(1L, 2L, 3L);
		assertThat(kept().journal().events(operation.id(), 1, 9).getFirst().event())
			.isEqualTo(new Event.Observed(observation(1)));
	}

	@Test
	void disturbsNobodyWhoIsAboutToAct() {
		var seen = accepted();
		var wakeups = kept().wakeups();
		attest(seen, 1);
		assertThat(stored(seen).revision()).isEqualTo(seen.revision());
		assertThat(kept().wakeups()).isEqualTo(wakeups);
		assertThat(kept().operations().append(seen, after(9), List.of(noticed("I go on"))))
			.isInstanceOf(Appending.Appended.class);
		assertThat(stored(seen).observations()).containsExactly(observation(1));
		assertThat(kept().operations().append(stored(seen), after(9), List.of(noticed("and on"))))
			.isInstanceOf(Appending.Appended.class);
		assertThat(stored(seen).observations()).containsExactly(observation(1));
	}

	@Test
	void happensOnceForEachKey() {
		var operation = accepted();
		attest(operation, 1);
		assertThat(attest(operation, 1)).isEqualTo(new Appending.Replayed(stored(operation)));
		assertThat(kept().operations()
			.attest(operation.id(), observation(2),
					new IdempotencyKey("ada", "POST /v1/operations", "observation 1", "another print")))
			.isEqualTo(new Appending.KeyReused());
		assertThat(stored(operation).observations()).hasSize(1);
	}

	@Test
	void losesNoneOfManyAtOnce() {
		var operation = accepted();
		Together.call(20, (n) -> attest(operation, n));
		assertThat(stored(operation).observations()).hasSize(20);
	}

	@Test
	void wantsAnOperation() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> kept().operations().attest(UUID.randomUUID(), observation(1), key("observation")));
	}

}
