package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// A circuit that somebody else had switched off before we came is somebody else's to switch.
class FoundDisabledTests {

	private static final String DRIFT = """
			{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "%s"}}""";

	@Test
	void isNotSwitchedOffBecauseItWasFoundSo() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), """
				{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""");
		flight.fault(DRIFT.formatted("Disabled"));
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(2)));
		assertThat(flight.operation().phase()).as(flight.timeline()).isInstanceOf(Phase.Parked.class);
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.hold");
		assertThat(flight.untilAsked().text())
			.isEqualTo("contoso-ams (Amsterdam) was switched off before this began, and is left as it was found: "
					+ "whoever switched it off has to bring it back. contoso-dub (Dublin) carries everything. End the hold now?");
		flight.fault(DRIFT.formatted("Enabled"));
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).isEmpty();
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Enabled");
	}

}
