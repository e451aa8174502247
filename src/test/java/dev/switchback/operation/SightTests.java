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
		assertThat(sight).isEqualTo(new Sight(Duration.ofSeconds(25), null, null));
		assertThat(sight.sighted(NOON, after(60))).isEqualTo(Duration.ofSeconds(35));
	}

	@Test
	void isBlindSinceTheFirstLookThatSawNothing() {
		assertThat(Sight.CLEAR.lost(after(10)).lost(after(20))).isEqualTo(new Sight(Duration.ZERO, after(10), null));
	}

	@Test
	void whatIsSeenAndSettlesNothingIsNoBlindnessAndCountsLikeIt() {
		var unsettled = Sight.CLEAR.unsettled(after(10)).unsettled(after(20));
		assertThat(unsettled.blindSince()).isNull();
		assertThat(unsettled.unsettledSince()).isEqualTo(after(10));
		assertThat(unsettled.sighted(NOON, after(1000))).isEqualTo(Duration.ofSeconds(10));
		assertThat(unsettled.regained(after(40))).isEqualTo(new Sight(Duration.ofSeconds(30), null, null));
	}

	@Test
	void blindnessAndWhatSettlesNothingAreOneSpell() {
		var blind = Sight.CLEAR.unsettled(after(10)).lost(after(15));
		assertThat(blind.blindSince()).isEqualTo(after(15));
		assertThat(blind.unsettledSince()).isNull();
		assertThat(blind.untoldSince()).isEqualTo(after(10));
		var seeing = blind.unsettled(after(20));
		assertThat(seeing.blindSince()).isNull();
		assertThat(seeing.unsettledSince()).isEqualTo(after(10));
		assertThat(seeing.regained(after(30)).blindFor()).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void aSpellOfBeforeTheTwoWereToldApartBeganWithItsBlindness() {
		assertThat(new Sight(Duration.ZERO, after(10), null).untoldSince()).isEqualTo(after(10));
	}

	@Test
	void knowsWhetherItIsSeenAsBefore() {
		var blind = Sight.CLEAR.lost(after(10));
		var unsettled = Sight.CLEAR.unsettled(after(10));
		for (var seeing : Phase.Seeing.values()) {
			assertThat(blind.as(seeing)).isEqualTo(seeing == Phase.Seeing.BLIND);
			assertThat(unsettled.as(seeing)).isEqualTo(seeing == Phase.Seeing.UNSETTLED);
			assertThat(Sight.CLEAR.as(seeing))
				.isEqualTo(seeing != Phase.Seeing.BLIND && seeing != Phase.Seeing.UNSETTLED);
		}
	}

	@Test
	void regainsOnlyWhatWasLost() {
		assertThat(Sight.CLEAR.regained(after(10))).isEqualTo(Sight.CLEAR);
	}

	@Test
	void onlyBlindnessAndWhatSettlesNothingTellNothing() {
		assertThat(Phase.Seeing.values()).filteredOn(Phase.Seeing::untold)
			.containsExactly(Phase.Seeing.BLIND, Phase.Seeing.UNSETTLED);
	}

}
