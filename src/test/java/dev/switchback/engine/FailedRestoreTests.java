package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a restore that Azure took, and failed at.
class FailedRestoreTests {

	private static Flight hindered() {
		var flight = Flight.of(Mandate.of(Purpose.MAINTENANCE), """
				{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""");
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		flight.fault("""
				{"kind": "fail", "match": {"method": "PUT"}, "times": 1}""");
		flight.decide(Decision.RESTORE);
		flight.until(FailedRestoreTests::hindered);
		return flight;
	}

	private static boolean hindered(Operation operation) {
		return operation.phase() instanceof Phase.Restoring restoring && restoring.hindrance() != null;
	}

	@Test
	void isNotSentAgainByItself() {
		var flight = hindered();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(flight.mutations()).hasSize(2);
		assertThat(hindered(flight.operation())).isTrue();
	}

	@Test
	void isSentAgainOnceAPersonHasItRetried() {
		var flight = hindered();
		flight.time.pass(Duration.ofMinutes(1));
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).hasSize(3);
	}

	/// Who is asked about it and decides to go back need not decide twice.
	@Test
	void isSentAgainOnceSomebodyWhoIsAskedDecidesToRestore() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), """
				{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""");
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		flight.fault("""
				{"kind": "fail", "match": {"method": "PUT"}, "times": 1}""");
		flight.decide(Decision.PROCEED);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).endsWith("enable");
		flight.time.pass(Duration.ofMinutes(1));
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).hasSize(3);
	}

}
