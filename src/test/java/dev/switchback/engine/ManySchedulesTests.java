package dev.switchback.engine;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// That no violations means that everything was played.
class ManySchedulesTests {

	@Test
	void allThatAreAskedForArePlayed() {
		var many = new ManySchedules(new PeeringScene(), Mistake.NONE);
		many.play(1, 12, (_) -> false);
		assertThat(many.violations()).isEqualTo(List.of());
		assertThat(many.played()).isEqualTo(12);
	}

	@Test
	void oneThatCannotBePlayedIsToldWithItsSeed() {
		var many = new ManySchedules(new PeeringScene(), new Mistake((right, run) -> {
			if (run.seed == 5) {
				throw new IllegalStateException("nobody can play this");
			}
			return right;
		}, Mistake.NONE.playbook(), Mistake.NONE.keeper(), Mistake.NONE.time(), List.of(), List.of()));
		assertThatThrownBy(() -> many.play(1, 12, (_) -> false)).isInstanceOf(AssertionError.class)
			.hasMessageContaining("Seed 5 could not be played to its end")
			.hasMessageContaining("nobody can play this");
		assertThat(many.played()).isLessThan(12);
	}

}
