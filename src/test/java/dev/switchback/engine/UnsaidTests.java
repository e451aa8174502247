package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Unprotected;
import dev.switchback.playbook.Act;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Protection;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Route;
import dev.switchback.playbook.Step;
import dev.switchback.store.InMemoryOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a step means for the protection was not said when an earlier release passed it, and is read off the history.
class UnsaidTests {

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private Replica replica(boolean says) {
		var off = Step.finish("off", "the lamp is off for good", this.world.turned("lamp", false, List.of()));
		var fan = Step.finish("fan", "the fan is off for good", this.world.turned("fan", false, List.of()));
		var steps = List.of(says ? off.means(new Protection.Lost(null)) : off, ask("first"),
				says ? fan.means(new Protection.Regained()) : fan, ask("second"));
		return new Replica(this.time, this.store, Crashes.never(),
				List.of(new Altered<>(new ToyFailover(this.world), (_) -> steps)), List.of(this.world.keeper()));
	}

	private static Step ask(String key) {
		return Step.ask(key, "ask " + key, new Act.Hold.UntilDecision("Go on?", List.of(Decision.PROCEED)))
			.on(Decision.PROCEED, Route.next());
	}

	private Operation asked(Replica replica, UUID id, String step) {
		return replica.until(id, Duration.ofHours(1),
				(it) -> it.phase() instanceof Phase.Parked && it.lastRun().key().equals(step));
	}

	@Test
	void whoIsAskedHearsThatThereIsNoReplicaAndSinceWhen() {
		var id = replica(false).ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		var before = asked(replica(false), id, "first");
		assertThat(before.lastRun().unprotected()).isNull();
		var now = replica(true);
		now.passUntil(this.time.instant().plus(Duration.ofHours(8)));
		var since = before.mutations().getFirst().intendedAt();
		assertThat(now.operation(id).lastRun().unprotected()).as(now.timeline(id))
			.isEqualTo(new Unprotected(since, false));
		assertThat(now.timeline(id)).containsOnlyOnce("since %s: it has no replica.%n".formatted(since));
		assertThat(now.operation(id).phase()).isInstanceOf(Phase.Parked.class);
		now.decide(id, Decision.PROCEED);
		asked(now, id, "second");
		assertThat(now.operation(id).lastRun().unprotected()).isNull();
		assertThat(now.timeline(id)).contains("was unprotected for 8 h");
	}

	@Test
	void whatIsOverIsNotSaid() {
		var id = replica(false).ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM);
		asked(replica(false), id, "first");
		replica(false).decide(id, Decision.PROCEED);
		asked(replica(false), id, "second");
		var now = replica(true);
		now.passUntil(this.time.instant().plus(Duration.ofHours(8)));
		assertThat(now.timeline(id)).doesNotContain("replica");
		assertThat(Objects.requireNonNull(now.operation(id)).lastRun().unprotected()).isNull();
	}

}
