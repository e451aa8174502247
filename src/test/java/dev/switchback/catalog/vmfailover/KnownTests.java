package dev.switchback.catalog.vmfailover;

import java.time.Instant;

import dev.switchback.azure.siterecovery.FailedOver;
import dev.switchback.azure.siterecovery.PointChosen;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which moment a machine was brought to: what was lost is measured by it.
class KnownTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final Known CHOSEN = Known.NOTHING.with(new PointChosen("out", "p1", NOON, "the latest"));

	private static FailedOver failedOver(@Nullable Instant pointTime) {
		return new FailedOver("out", "job-1", null, pointTime, null, NOON.plusSeconds(60), null);
	}

	@Test
	void itIsTheMomentThatAzureTellsOfTheFailover() {
		assertThat(CHOSEN.with(failedOver(NOON.plusSeconds(5))).pointTime()).isEqualTo(NOON.plusSeconds(5));
		assertThat(Known.NOTHING.with(failedOver(NOON)).pointTime()).isEqualTo(NOON);
	}

	@Test
	void whereAzureTellsNoneItIsThatOfThePointThatWasChosen() {
		assertThat(CHOSEN.with(failedOver(null)).pointTime()).isEqualTo(NOON);
		assertThat(CHOSEN.pointTime()).isEqualTo(NOON);
	}

	@Test
	void afterAChangeItIsThatOfThePointItWasChangedTo() {
		var changed = CHOSEN.with(failedOver(NOON.minusSeconds(5)))
			.with(new RecoveryPointWish(Strategy.LATEST, null), true);
		assertThat(changed.pointTime()).isEqualTo(NOON);
		assertThat(changed.atWhateverPoint().pointTime()).isNull();
	}

	@Test
	void ofAMachineOfWhichNothingIsKnownItIsNotKnownEither() {
		assertThat(Known.NOTHING.pointTime()).isNull();
		assertThat(Known.NOTHING.with(failedOver(null)).pointTime()).isNull();
	}

}
