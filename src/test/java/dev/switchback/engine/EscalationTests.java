package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a circuit that is just being brought back when somebody makes an emergency of it.
class EscalationTests {

	private static Flight bringingBack() {
		var flight = Flight.of(Mandate.of(Purpose.DRILL),
				"""
						{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""");
		flight.untilAt("primary.hold");
		flight.fault("""
				{"kind": "lose", "tookEffect": false, "match": {"method": "PUT"}, "times": 1}""");
		flight.until((operation) -> !operation.unsettled().isEmpty());
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.enable");
		flight.decide(Decision.ESCALATE);
		return flight;
	}

	@Test
	void nothingMoreIsSentByItself() {
		var flight = bringingBack();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(flight.mutations()).as(flight.timeline()).hasSize(2);
		assertThat(flight.operation().phase()).isInstanceOf(Phase.Parked.class);
	}

	@Test
	void aPersonMayHaveItGoOn() {
		var flight = bringingBack();
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void aPersonMayRestore() {
		var flight = bringingBack();
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
	}

}
