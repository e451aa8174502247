package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

import dev.switchback.operation.Event;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Appending;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.Secret;
import dev.switchback.playbook.Urgency;
import dev.switchback.store.InMemoryOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written before and after a changing call, and when there is none.
class SenderTests {

	private static final Duration DUE_IN = Duration.ofMinutes(10);

	private final VirtualTime time = new VirtualTime();

	private final Toy world = new Toy(this.time, Crashes.never());

	private final InMemoryOperations store = new InMemoryOperations(this.time);

	private final List<ToyFailover> playbooks = List.of(new ToyFailover(this.world));

	private final Replica replica = new Replica(this.time, this.store, Crashes.never(), this.playbooks,
			List.of(this.world.keeper()));

	private final Sender sender = new Sender(this.store, new Registry(this.playbooks, JsonMapper.builder().build()),
			this.time, this.time, new Ids(this.time, new SplittableRandom(1))::next, EngineSettings.DEFAULTS);

	private final Operation accepted = this.replica
		.operation(this.replica.ask(ToyFailover.KIND, Purpose.DRILL, ToyFailover.CALM));

	private Appending send(Operation operation, @Nullable Secret secret) {
		var promise = new Promise("restore-lamp", "toy", "/toys/lamp", "turn lamp on", DUE_IN, "\"lamp\"", secret);
		Effect effect = this.world.turned("lamp", false, List.of(promise));
		var ready = (Preparation.Ready) effect
			.prepare(Look.at(this.time.instant(), Duration.ofSeconds(9), Urgency.RUNNING, List.of()));
		return this.sender.send(operation, "off#1", Urgency.RUNNING, effect, ready);
	}

	private static Operation appended(Appending appending) {
		assertThat(appending).isInstanceOf(Appending.Appended.class);
		return ((Appending.Appended) appending).operation();
	}

	@Test
	void goesOnWithWhatBecameOfTheCall() {
		var after = appended(send(this.accepted, null));
		assertThat(after).isEqualTo(this.replica.operation(this.accepted.id()));
		assertThat(after.mutations()).extracting(Mutation::state).containsExactly(Mutation.State.CONFIRMED);
		assertThat(after.owed()).hasSize(1);
	}

	@Test
	void sealsWhatKeepingThePromiseTakes() {
		var owed = appended(send(this.accepted, Secret.of("open sesame"))).owed().getFirst();
		assertThat(this.store.secret(owed.id())).contains(Secret.of("open sesame"));
	}

	@Test
	void sendsNothingIfSomebodyElseWroteMeanwhile() {
		this.store.append(this.accepted, this.time.instant(), List.of(new Event.Resumed()));
		assertThat(send(this.accepted, null)).isInstanceOf(Appending.Stale.class);
		assertThat(this.world.ledger).isEmpty();
	}

	@Test
	void beginsNothingOnceSomethingIsDue() {
		var owing = appended(send(this.accepted, null));
		this.time.pass(DUE_IN);
		assertThat(send(owing, null)).isInstanceOf(Appending.Stale.class);
		assertThat(this.world.ledger).containsExactly("turn lamp off");
	}

}
