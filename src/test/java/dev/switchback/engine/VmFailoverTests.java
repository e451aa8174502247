package dev.switchback.engine;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The journey of one machine.
class VmFailoverTests {

	@Test
	void thereAndBackAgain() {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.untilAsked();
		System.out.println(flight.timeline() + flight.received());
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		System.out.println(flight.timeline() + flight.received());
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		System.out.println(flight.timeline() + flight.received());
	}

}
