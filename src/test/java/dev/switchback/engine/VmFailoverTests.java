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
		flight.decide(Decision.COMMIT);
		flight.untilAsked();
		flight.decide(Decision.FAIL_BACK);
		flight.untilAsked();
		flight.decide(Decision.COMMIT);
		flight.passUntil(flight.time.instant().plusSeconds(3600 * 6));
		assertThat(flight.operation().status()).as(flight.timeline() + String.join("\n", flight.received()))
			.isEqualTo(Status.RUNNING);
	}

	@Test
	void aDrill() {
		var flight = new VmFlight(Crashes.never(), dev.switchback.simulator.estate.HealthyVms.vault(3),
				VmFlight.recorded());
		flight.ask("VM_TEST_FAILOVER", dev.switchback.playbook.Mandate.of(Purpose.DRILL), "app-01",
				"{\"networkId\": \"" + VmFlight.DRILL_NETWORK + "\"}");
		flight.passUntil(flight.time.instant().plusSeconds(3600 * 6));
		assertThat(flight.operation().status()).as(flight.timeline() + String.join("\n", flight.received()))
			.isEqualTo(Status.RUNNING);
	}

}
