package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews.Requested;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Previews beside everything else that a node does.
class PreviewingTests {

	private static final IdempotencyKey KEY = new IdempotencyKey("alice", "POST /v1/operation-plans", "k", "same");

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final List<ToyFailover> playbooks = List.of(new ToyFailover(this.world));

	private final Reception reception = reception(this.playbooks);

	private Reception reception(List<ToyFailover> playbooks) {
		return new Replica(this.time, this.store, Crashes.never(), playbooks, List.of(this.world.keeper())).reception();
	}

	private static Requested ask(Reception reception, @Nullable IdempotencyKey key) {
		return reception.preview(ToyFailover.KIND, Mandate.of(Purpose.DRILL), ToyFailover.CALM, Replica.ALICE, key);
	}

	private UUID asked() {
		return ((Requested.Stored) ask(this.reception, null)).preview().id();
	}

	private Previewing previewing(Looks looks) {
		return new Previewing(new Registry(this.playbooks, JsonMapper.builder().build()), this.store.previews(), looks,
				this.time, EngineSettings.DEFAULTS);
	}

	private Preview.@Nullable Result result(UUID id) {
		return this.store.previews().find(id).orElseThrow().result();
	}

	@Test
	void aRepeatedRequestIsAnsweredThoughItCouldNotBePlannedAnyMore() {
		var first = ((Requested.Stored) ask(this.reception, KEY)).preview();
		assertThat(ask(reception(List.of()), KEY)).isEqualTo(new Requested.Replayed(first));
	}

	@Test
	void moreThanSoManyAtOnceWait() {
		var waiting = asked();
		var crowd = new Crowd(waiting);
		crowd.make();
		assertThat(crowd.told).hasValue(VirtualTime.START.plusSeconds(1));
		assertThat(result(waiting)).isNull();
		assertThat(crowd.previewing.make(waiting)).isEmpty();
		assertThat(Objects.requireNonNull(result(waiting)).allowed()).isTrue();
	}

	/// As many previews at once as there may be, and one more.
	private final class Crowd implements Looks {

		private final Previewing previewing = previewing(this);

		private final List<UUID> others = new ArrayList<>();

		private final UUID last;

		private Optional<Instant> told = Optional.empty();

		Crowd(UUID last) {
			this.last = last;
			for (var i = 0; i < EngineSettings.DEFAULTS.previews(); i++) {
				this.others.add(asked());
			}
		}

		void make() {
			if (!this.others.isEmpty()) {
				this.previewing.make(this.others.removeFirst());
			}
			else if (result(this.last) == null && this.told.isEmpty()) {
				this.told = this.previewing.make(this.last);
			}
		}

		@Override
		public <T> Optional<T> run(UUID operation, Callable<T> look) {
			make();
			try {
				return Optional.of(look.call());
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}

	}

	@Test
	void oneThatWasCutShortIsMadeAnew() {
		var id = asked();
		assertThat(previewing(new CutShort()).make(id)).hasValue(VirtualTime.START);
		assertThat(result(id)).isNull();
	}

	private static final class CutShort implements Looks {

		@Override
		public <T> Optional<T> run(UUID operation, Callable<T> look) {
			return Optional.empty();
		}

	}

	@Test
	void oneThatHangsIsABugAndSaysSo() {
		var id = asked();
		var looks = new CancellableLooks(Duration.ofMillis(1));
		this.world.checksNothing = true;
		assertThat(previewing(new Hanging(looks)).make(id)).isEmpty();
		assertThat(Objects.requireNonNull(result(id)).sentence()).startsWith("A bug of ours kept this");
	}

	private record Hanging(Looks looks) implements Looks {

		@Override
		public <T> Optional<T> run(UUID operation, Callable<T> look) {
			return this.looks.run(operation, () -> {
				new CountDownLatch(1).await();
				return look.call();
			});
		}

	}

}
