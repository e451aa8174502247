package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The answer to a call of a drill is lost, and Azure's jobs do not say which request they were begun by.
class VmUndecidableDrillTests {

	private static VmFlight drill(String lost, String within) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), VmFlight.recorded());
		flight.cloud.doctor().change("", (shown) -> {
			if (shown.path("properties").has("activityId")) {
				((ObjectNode) shown.path("properties")).putNull("activityId");
			}
			return shown;
		});
		return flight
			.fault("{\"kind\": \"lose\", \"match\": {\"method\": \"POST\", \"path\": \"*/%s\"}, \"times\": 1}"
				.formatted(lost))
			.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01",
					"{\"networkId\": \"%s\", \"hold\": {\"mode\": \"FOR\", \"duration\": \"PT10S\"}, \"cleanUpWithin\": \"%s\"}"
						.formatted(VmFlight.DRILL_NETWORK, within));
	}

	private static void cleanedUp(VmFlight flight, Decision decision, Status ending) {
		assertThat(flight.decide(decision)).as(flight.timeline()).isInstanceOf(Settled.Taken.class);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(ending);
		assertThat(flight.operation().owed()).isEmpty();
		assertThat(flight.operation().unsettled()).isEmpty();
		assertThat(flight.received()).hasSize(2);
	}

	@Test
	void aDrillThatAPersonSaysHappenedIsCleanedUp() {
		var flight = drill("testFailover", "PT2H");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.AWAITING_DECISION);
		cleanedUp(flight, Decision.HAPPENED, Status.SUCCEEDED);
	}

	@Test
	void whoTurnsBackIsNotHeldUpByWhatOnlyAPersonCanSay() {
		var flight = drill("testFailover", "PT1H");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RESTORING);
		assertThat(flight.timeline()).contains("somebody has to decide HAPPENED or DID_NOT_HAPPEN");
		cleanedUp(flight, Decision.HAPPENED, Status.RESTORED);
	}

	@Test
	void aCleanUpThatAPersonSaysHappenedIsNotCalledForAgain() {
		var flight = drill("testFailoverCleanup", "PT2H");
		flight.until((it) -> it.unsettled().stream().anyMatch(Mutation::undecidable));
		cleanedUp(flight, Decision.HAPPENED, Status.SUCCEEDED);
	}

}
