package dev.switchback.playbook;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaybookTests {

	private static final Step CHECK = Step.check("can", "it can", (look) -> Sighting.met("it can", Evidence.NONE));

	private static final Step HOLD = Step.ask("hold", "hold", new Act.Hold.For(Duration.ofMinutes(5)));

	@Test
	void takesOverAfterItsChecks() {
		assertThat(new Toy(List.of(CHECK, HOLD, CHECK)).takesOverBefore(new Nothing())).isEqualTo("hold");
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> new Toy(List.of(CHECK)).takesOverBefore(new Nothing()));
	}

	@Test
	void goesOnUnderTheSameKeysUnlessItSaysOtherwise() {
		var playbook = new Toy(List.of(CHECK, HOLD));
		assertThat(playbook.goesOn(new Nothing(), new Nothing(), "hold", "disable")).hasValue("disable");
		assertThat(playbook.keeps(new Nothing(), "/circuits/ams", "enable-ams")).isEqualTo("enable-ams");
	}

	@Test
	void hasNoCardUnlessItSaysOtherwise() {
		assertThat(new Toy(List.of(CHECK)).card(new Nothing())).isEmpty();
	}

	@Test
	void aPromiseIsKeptAlikeWhateverWasMadeUnlessItsKeeperSaysOtherwise() {
		var keeper = new Remembering();
		assertThat(keeper.effect("{\"a\":1}", new UUID(0, 1))).isSameAs(Remembering.EFFECT);
		assertThat(keeper.asked).isEqualTo("{\"a\":1}");
	}

	@Test
	void aKeeperBringsSomethingBackAndNamesNothingMeanwhileUnlessItSaysOtherwise() {
		assertThat(new Remembering().onlyWatches()).isFalse();
		assertThat(new Remembering().meanwhile("{}")).isEmpty();
	}

	record Nothing() {
	}

	record Toy(List<Step> steps) implements Playbook<Nothing, Nothing> {

		@Override
		public String kind() {
			return "TOY";
		}

		@Override
		public int version() {
			return 1;
		}

		@Override
		public Class<Nothing> request() {
			return Nothing.class;
		}

		@Override
		public Class<Nothing> plan() {
			return Nothing.class;
		}

		@Override
		public Nothing plan(Mandate mandate, Nothing request) {
			return request;
		}

		@Override
		public String subject(Nothing plan) {
			return "nothing";
		}

		@Override
		public List<Target> targets(Nothing plan) {
			return List.of();
		}

		@Override
		public List<String> claims(Nothing plan) {
			return List.of();
		}

		@Override
		public List<Step> steps(Nothing plan) {
			return this.steps;
		}

		@Override
		public Nothing revise(Nothing plan, Learned learned) {
			return plan;
		}

		@Override
		public Duration expectedDuration(Nothing plan) {
			return Duration.ZERO;
		}

		@Override
		public Trouble trouble() {
			return Trouble.ASK;
		}

	}

	static final class Remembering implements Keeper {

		static final Effect EFFECT = new Effect() {

			@Override
			public Sighting look(Look look) {
				throw new AssertionError("not asked");
			}

			@Override
			public Preparation prepare(Look look) {
				throw new AssertionError("not asked");
			}

			@Override
			public Answer send(Call call, Sending sending) {
				throw new AssertionError("not asked");
			}

			@Override
			public Fate settle(Mutation mutation, Look look) {
				throw new AssertionError("not asked");
			}

		};

		@Nullable
		String asked;

		@Override
		public String kind() {
			return "toy";
		}

		@Override
		public Effect effect(String payload) {
			this.asked = payload;
			return EFFECT;
		}

		@Override
		public Fate settle(String payload, Mutation made, Look look) {
			throw new AssertionError("not asked");
		}

		@Override
		public Condition proof(String payload) {
			throw new AssertionError("not asked");
		}

	}

}
