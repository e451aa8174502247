package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Observation;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Verdict;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is kept of what people saw where Azure lets nobody look.
class AttestingTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(),
			List.of(new ToyFailover(this.world)), List.of(this.world.keeper()));

	private final UUID id = this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);

	private Observing observing(String key, String statement, @Nullable Instant observedAt) {
		return new Observing(this.id, Observation.Aspect.SYMMETRY, "lamp", Verdict.PASS, statement, observedAt,
				Replica.ALICE, new IdempotencyKey("alice", "observe", key, statement));
	}

	private Attested attest(String key, String statement) {
		return this.replica.reception().attest(observing(key, statement, null));
	}

	private Attested attest(Instant observedAt) {
		return this.replica.reception().attest(observing(observedAt.toString(), "it is dark", observedAt));
	}

	private List<Observation> observations() {
		return this.replica.operation(this.id).observations();
	}

	@Test
	void eachIsKeptAndAnsweredWithItself() {
		attest("a", "it is dark");
		assertThat(attest("b", "it is light")).isInstanceOfSatisfying(Attested.Kept.class, (kept) -> {
			assertThat(kept.observation().statement()).isEqualTo("it is light");
			assertThat(kept.observation().observedAt()).isEqualTo(VirtualTime.START);
		});
		assertThat(observations()).extracting(Observation::statement).containsExactly("it is dark", "it is light");
	}

	@Test
	void theSameIsKeptOnce() {
		attest("a", "it is dark");
		var first = observations().getFirst();
		attest("b", "it is light");
		assertThat(attest("a", "it is dark")).isEqualTo(new Attested.Replayed(first));
		assertThat(observations()).hasSize(2);
	}

	@Test
	void anotherUnderTheSameKeyIsNotKept() {
		attest("a", "it is dark");
		assertThat(attest("a", "it is light")).isInstanceOf(Attested.KeyReused.class);
		assertThat(observations()).hasSize(1);
	}

	@Test
	void theSameIsKnownThoughItsKeyIsForgotten() {
		attest("a", "it is dark");
		attest("b", "it is light");
		var keyless = new Attesting(new BrokenOperations.Keyless(this.store), this.time);
		assertThat(keyless.attest(observing("b", "it is light", null)))
			.isEqualTo(new Attested.Replayed(observations().getLast()));
		assertThat(observations()).hasSize(2);
	}

	@Test
	void nothingIsKeptOfWhatIsNotThere() {
		var other = new Observing(new UUID(0, 1), Observation.Aspect.SYMMETRY, null, Verdict.PASS, "it is dark", null,
				Replica.ALICE, new IdempotencyKey("alice", "observe", "a", "same"));
		assertThat(this.replica.reception().attest(other)).isInstanceOf(Attested.Unknown.class);
	}

	@Test
	void whatLiesAheadOrLongBeforeIsNotKept() {
		assertThat(attest(VirtualTime.START.plus(Attesting.SKEW).plusMillis(1))).isInstanceOf(Attested.Untimely.class);
		assertThat(attest(VirtualTime.START.plus(Attesting.SKEW))).isInstanceOf(Attested.Kept.class);
		assertThat(attest(VirtualTime.START.minus(Duration.ofDays(400)))).isInstanceOf(Attested.Untimely.class);
		assertThat(observations()).hasSize(1);
	}

	@Test
	void thereAreSoManyAtMost() {
		for (var i = 0; i < 1000 && attest("key " + i, "it is dark") instanceof Attested.Kept; i++) {
			assertThat(observations()).hasSize(i + 1);
		}
		assertThat(attest("more", "it is dark")).isEqualTo(new Attested.Full(observations().size()));
	}

}
