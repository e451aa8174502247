package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Call;
import dev.switchback.playbook.Condition;
import dev.switchback.playbook.Effect;
import dev.switchback.playbook.Fate;
import dev.switchback.playbook.Handle;
import dev.switchback.playbook.Keeper;
import dev.switchback.playbook.Look;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Preparation;
import dev.switchback.playbook.Promise;
import dev.switchback.playbook.Sending;
import dev.switchback.playbook.Sighting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static dev.switchback.operation.Every.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What became of calls in doubt is told by what was stored with the promises they are about: the playbook that made them is
/// gone here.
class SettledByKeepersTests {

	private static final String LAMP = "\"lamp\"";

	private static final String FAN = "\"fan\"";

	private final VirtualTime time = new VirtualTime();

	/// What keepers say of calls made with a promise, by its payload, and of those that keep one.
	private Map<String, Fate> made = Map.of();

	private Optional<Fate> kept = Optional.empty();

	private final Restoring restoring = new Restoring(
			List.of(new Told()), new Forwarding(new Registry(List.of(), JsonMapper.builder().build()),
					(_) -> Optional.empty(), this.time, EngineSettings.DEFAULTS),
			(_) -> Optional.empty(), this.time, EngineSettings.DEFAULTS);

	SettledByKeepersTests() {
		this.time.passUntil(after(60));
	}

	private static Mutation call(int id, String origin) {
		return new Mutation(Every.id(id), origin, "PUT", "/toys/" + id, "a call", null, after(10), after(15),
				Mutation.State.INTENDED, null, Handle.NONE, null, null);
	}

	private static Obligation promised(int id, String payload, Mutation made) {
		return Obligation.of(Every.id(id), new Promise("restore-" + id, "told", "/toys", "turn it on", null, payload),
				made.id(), after(10));
	}

	/// The fan's call is in doubt, and then the lamp's.
	private static Operation fanAndLamp() {
		var fan = call(11, "disable#1");
		var lamp = call(12, "disable#1");
		return Every.operation()
			.after(new Event.Intended(fan, List.of(promised(21, FAN, fan))), after(10))
			.after(new Event.Intended(lamp, List.of(promised(22, LAMP, lamp))), after(10));
	}

	private static Fate happened(String note) {
		return new Fate.Happened(note, Handle.NONE);
	}

	@Test
	void aCallThatSomethingWasPromisedWithIsSettledByItsPromise() {
		this.made = Map.of(FAN, new Fate.Undecided("wait", Duration.ofSeconds(5)), LAMP, happened("it is dark"));
		var known = fanAndLamp().after(new Event.Recorded(Every.id(11),
				new Mutation.Fact(after(12), Mutation.State.IN_DOUBT, Handle.NONE, null, null)), after(12));
		assertThat(this.restoring.settle(known)).hasValueSatisfying((learnt) -> {
			assertThat(learnt.mutation()).isEqualTo(Every.id(12));
			assertThat(learnt.fact().state()).isEqualTo(Mutation.State.CONFIRMED);
			assertThat(learnt.fact().note()).isEqualTo("it is dark");
		});
	}

	@Test
	void aCallThatWasMadeToKeepAPromiseIsSettledByWhatKeepsIt() {
		this.kept = Optional.of(new Fate.DidNot("it never arrived"));
		var made = call(11, "disable#1");
		var promised = promised(21, LAMP, made);
		var operation = Every.operation()
			.after(new Event.Intended(made, List.of(promised)), after(10))
			.after(new Event.Recorded(made.id(),
					new Mutation.Fact(after(12), Mutation.State.CONFIRMED, Handle.NONE, null, null)), after(12))
			.after(new Event.TurnedBack("why not"), after(20))
			.after(new Event.Intended(call(13, promised.origin()), List.of()), after(20));
		assertThat(this.restoring.settle(operation)).hasValueSatisfying((learnt) -> {
			assertThat(learnt.mutation()).isEqualTo(Every.id(13));
			assertThat(learnt.fact().state()).isEqualTo(Mutation.State.REFUTED);
			assertThat(learnt.fact().note()).isEqualTo("it never arrived");
		});
	}

	@Test
	void oneThatCannotBeJudgedKeepsNoOtherFromBeing() {
		this.made = Map.of(LAMP, happened("it is dark"));
		assertThat(this.restoring.settle(fanAndLamp())).map(Learnt::mutation).contains(Every.id(12));
	}

	@Test
	void ofSeveralThatCannotBeJudgedTheFirstSaysWhy() {
		assertThatThrownBy(() -> this.restoring.settle(fanAndLamp())).isInstanceOf(Bug.class)
			.hasRootCauseMessage("nothing is known of " + FAN);
	}

	private final class Told implements Keeper, Effect {

		@Override
		public String kind() {
			return "told";
		}

		@Override
		public Effect effect(String payload) {
			return this;
		}

		@Override
		public Fate settle(String payload, Mutation made, Look look) {
			var fate = SettledByKeepersTests.this.made.get(payload);
			if (fate == null) {
				throw new IllegalStateException("nothing is known of " + payload);
			}
			return fate;
		}

		@Override
		public Fate settle(Mutation mutation, Look look) {
			return SettledByKeepersTests.this.kept.orElseThrow();
		}

		@Override
		public Condition proof(String payload) {
			throw new AssertionError("nothing is proven here");
		}

		@Override
		public Sighting look(Look look) {
			throw new AssertionError("nothing is looked at here");
		}

		@Override
		public Preparation prepare(Look look) {
			throw new AssertionError("nothing is prepared here");
		}

		@Override
		public Answer send(Call call, Sending sending) {
			throw new AssertionError("nothing is sent here");
		}

	}

}
