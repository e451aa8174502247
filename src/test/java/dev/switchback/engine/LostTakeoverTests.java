package dev.switchback.engine;

import java.util.List;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Purpose;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import java.time.Instant;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The database breaks off while one operation takes over from another.
class LostTakeoverTests {

	private static final class Broken extends BrokenOperations {

		Broken(Operations right) {
			super(right);
		}

		@Override
		public Takeover takeOver(Operation seen, Operation from, Instant at, List<Event> events,
				@Nullable ManualCard card) {
			throw new IllegalStateException("the database is gone");
		}

	}

	@Test
	void isNoBugOfOurs() {
		var time = new VirtualTime();
		var world = new Toy(time, Crashes.never());
		var store = new InMemoryOperations(time);
		var playbooks = List.of(new ToyFailover(world));
		var replica = new Replica(time, store, Crashes.never(), playbooks, List.of(world.keeper()));
		var drill = replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.ASKING);
		var emergency = replica.ask(ToyFailover.KIND, Purpose.EMERGENCY, ToyFailover.ASKING, drill);
		var ids = new Ids(time, new SplittableRandom(1));
		var engine = EngineConfiguration.assemble(new Broken(store),
				new Registry(playbooks, JsonMapper.builder().build()), List.of(world.keeper()), new Looks() {

					@Override
					public <T> Optional<T> run(java.util.UUID operation, java.util.concurrent.Callable<T> look) {
						try {
							return Optional.of(look.call());
						}
						catch (Exception ex) {
							throw Bug.of(ex);
						}
					}

				}, time, time, ids::next, EngineSettings.DEFAULTS);
		assertThatThrownBy(() -> engine.advance(emergency, () -> true)).hasMessage("the database is gone");
		assertThat(replica.operation(emergency).stumbles()).isZero();
	}

}
