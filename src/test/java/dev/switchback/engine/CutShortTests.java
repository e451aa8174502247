package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Looks that are cut short, because a person decided meanwhile or the process ends: nothing follows from them.
class CutShortTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	/// Cuts one look short, and takes all others.
	private static final class CutShort implements Looks {

		private final int cut;

		private int looks;

		CutShort(int cut) {
			this.cut = cut;
		}

		@Override
		public <T> Optional<T> run(UUID operation, Callable<T> look) {
			return (this.looks++ == this.cut) ? Optional.empty() : Replica.inline(operation, look);
		}

	}

	/// An emergency that is asked about trouble, is decided to be restored, and was restored by somebody else in part.
	private static final class Story {

		private final VirtualTime time = new VirtualTime();

		private final Toy world = new Toy(this.time, Crashes.never());

		private final CutShort looks;

		private final Replica replica;

		private final UUID id;

		Story(int cut) {
			this.looks = new CutShort(cut);
			this.replica = new Replica(this.time, new InMemoryOperations(this.time), Crashes.never(),
					List.of(new ToyFailover(this.world)), List.of(this.world.keeper()), this.looks);
			this.id = this.replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING);
		}

		String told() {
			this.replica.until(this.id, Duration.ofHours(1), (it) -> it.lastRun().key().equals("dark"));
			this.world.guardLost = true;
			this.replica.until(this.id, Duration.ofHours(1), (it) -> it.phase() instanceof Phase.Parked);
			this.replica.passUntil(this.time.instant().plusSeconds(20));
			this.replica.decide(this.id, Decision.RESTORE);
			assertThat(this.replica.untilEnded(this.id).status()).isEqualTo(Status.RESTORED);
			return this.replica.timeline(this.id);
		}

	}

	@Test
	void changeNothing() {
		var whole = new Story(-1);
		var timeline = whole.told();
		assertThat(whole.looks.looks).isGreaterThan(8);
		for (var cut = 0; cut < whole.looks.looks; cut++) {
			var story = new Story(cut);
			assertThat(story.told()).as("without look %d", cut).isEqualTo(timeline);
			assertThat(story.world.ledger).containsExactly("turn lamp off", "turn lamp on");
		}
	}

	@Test
	void nobodyWhoMayNotGoOnLooks() {
		var replica = new Replica(this.time, this.store, Crashes.never(), List.of(new ToyFailover(this.world)),
				List.of(this.world.keeper()));
		var id = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var before = replica.operation(id);
		assertThat(replica.engine().advance(id, () -> false)).isEqualTo(new Advance.NotHere(this.time.instant()));
		assertThat(this.world.looks).isEmpty();
		assertThat(replica.operation(id)).isEqualTo(before);
	}

}
