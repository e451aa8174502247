package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Whole failovers while nobody can sign in any more.
class LostSignInTests {

	private static final String TOO_SHORT = "the sign-in to Azure would not last long enough to bring the circuit back (sign-in failed: no answer)";

	private static Flight flight(Purpose purpose, Duration tokenLife) {
		var flight = Flight.of(Mandate.of(purpose), """
				{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""");
		flight.cloud.signIns = 1;
		flight.cloud.tokenLife = tokenLife;
		return flight;
	}

	private static void bringBack(Flight flight) {
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.mutations()).as(flight.timeline()).hasSize(1);
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void goOnWhileTheTokenLasts(Purpose purpose) {
		bringBack(flight(purpose, Duration.ofMinutes(30)));
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void switchNothingOffWhenTheTokenEndsSoonAndSayWhy(Purpose purpose) {
		var flight = flight(purpose, Duration.ofMinutes(8));
		flight.until((operation) -> TOO_SHORT.equals(operation.lastRun().sentence()));
		assertThat(flight.operation().lastRun().key()).isEqualTo("primary.disable");
		assertThat(flight.mutations()).isEmpty();
		flight.cloud.signIns = Integer.MAX_VALUE;
		flight.cloud.tokenLife = Duration.ofMinutes(59);
		bringBack(flight);
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void leaveEverythingOnWhenTheSignInDoesNotComeBack(Purpose purpose) {
		var flight = flight(purpose, Duration.ofMinutes(8));
		flight.until((operation) -> operation.phase() instanceof Phase.Parked || operation.ended());
		assertThat(flight.mutations()).as(flight.timeline()).isEmpty();
		assertThat(flight.timeline()).contains(TOO_SHORT);
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Enabled");
	}

}
