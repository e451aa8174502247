package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// An emergency that takes over a peering failover makes its own calls, though those of the other one were refused.
class PeeringTakeoverTests {

	private static final String REQUEST = """
			{"target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT5S", "hold": {"mode": "UNTIL_DECISION"}}}""";

	@Test
	void aDisableThatWasRefusedIsMadeOnceMoreByWhoeverTakesOver() {
		var flight = new Flight(Crashes.never(), "PEERING_FAILOVER", Purpose.EMERGENCY, REQUEST).fault("""
				{"kind": "refuse", "status": 400, "code": "Bad", "match": {"method": "PUT"}, "times": 1}""");
		flight.until((it) -> it.phase() instanceof Phase.Parked);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("primary.disable");
		assertThat(flight.operation().mutations()).singleElement()
			.satisfies((call) -> assertThat(call.state()).isEqualTo(Mutation.State.REFUTED));
		var emergency = flight.replica.ask("PEERING_FAILOVER", Mandate.of(Purpose.EMERGENCY), REQUEST, flight.id);
		var asked = flight.replica.until(emergency, Duration.ofMinutes(10), (it) -> it.phase() instanceof Phase.Parked);
		assertThat(asked.lastRun().key()).as(flight.replica.timeline(emergency)).isEqualTo("primary.hold");
		assertThat(asked.mutations()).extracting(Mutation::origin)
			.containsExactly("primary.disable#1@" + flight.operation().code(), "primary.disable#1");
		assertThat(asked.owed()).hasSize(1);
		flight.replica.decide(emergency, Decision.PROCEED);
		assertThat(flight.replica.untilEnded(emergency).status()).isEqualTo(Status.SUCCEEDED);
	}

}
