package dev.switchback.operation;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static dev.switchback.operation.Every.NOON;
import static dev.switchback.operation.Every.after;
import static org.assertj.core.api.Assertions.assertThat;

class SightTests {

	@Test
	void countsEverySecondWhileItSees() {
		assertThat(Sight.CLEAR.sighted(NOON, after(60))).isEqualTo(Duration.ofSeconds(60));
		assertThat(Sight.CLEAR.blind(after(60))).isZero();
	}

	@Test
	void countsNothingWhileItIsBlind() {
		var blind = Sight.CLEAR.lost(after(10));
		assertThat(blind.sighted(NOON, after(10))).isEqualTo(Duration.ofSeconds(10));
		assertThat(blind.sighted(NOON, after(1000))).isEqualTo(Duration.ofSeconds(10));
		assertThat(blind.blind(after(1000))).isEqualTo(Duration.ofSeconds(990));
	}

	@Test
	void addsUpItsSpellsOfBlindness() {
		var sight = Sight.CLEAR.lost(after(10)).regained(after(15)).lost(after(20)).regained(after(40));
		assertThat(sight).isEqualTo(new Sight(Duration.ofSeconds(25), null));
		assertThat(sight.sighted(NOON, after(60))).isEqualTo(Duration.ofSeconds(35));
	}

	@Test
	void isBlindSinceTheFirstLookThatSawNothing() {
		assertThat(Sight.CLEAR.lost(after(10)).lost(after(20))).isEqualTo(new Sight(Duration.ZERO, after(10)));
	}

	@Test
	void regainsOnlyWhatWasLost() {
		assertThat(Sight.CLEAR.regained(after(10))).isEqualTo(Sight.CLEAR);
	}

}
