package dev.switchback.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Failovers of circuits whose BGP sessions use an MD5 key. The simulator erases a key that is not sent along, and sessions with
/// the wrong key stay down, so every failover that ends well has brought the key back.
class KeyedFailoverTests {

	private static final String KEY = "hunter2-canary";

	private static final Mandate DRILL = Mandate.of(Purpose.DRILL);

	private static final String BOTH = """
			{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private final Map<String, String> environment = new HashMap<>(Map.of("KEYED_MD5", KEY));

	private Flight flight(Crashes crashes, Mandate mandate, String parameters) {
		return Flight.keyed(crashes, mandate, KEY, parameters, this.environment);
	}

	private static void nowhere(Flight flight) {
		assertThat(flight.timeline()).doesNotContain(KEY);
		assertThat(flight.operation().toString()).doesNotContain(KEY);
		assertThat(flight.store.events(flight.id, 0, Integer.MAX_VALUE).toString()).doesNotContain(KEY);
		assertThat(flight.received().toString()).doesNotContain(KEY);
	}

	@Test
	void theKeyIsSentAlongAndFoundNowhere() {
		var flight = flight(Crashes.never(), DRILL, BOTH);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(4);
		nowhere(flight);
	}

	@Test
	void bringingBackNeedsNothingButWhatWasSealed() {
		var flight = Flight.keyed(Crashes.never(), Mandate.of(Purpose.EMERGENCY), KEY, ASKING, this.environment);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		var sealed = flight.operation().owed().getFirst().id();
		assertThat(flight.store.secret(sealed)).isPresent();
		flight.environment().clear();
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.store.secret(sealed)).as("destroyed when it was not needed any more").isEmpty();
		nowhere(flight);
	}

	@Test
	void proceedingTakesTheSealedKeyToo() {
		var flight = Flight.keyed(Crashes.never(), Mandate.of(Purpose.EMERGENCY), KEY, ASKING, this.environment);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		flight.environment().clear();
		flight.decide(Decision.PROCEED);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void withoutTheKeyNothingIsSwitchedOff() {
		for (var wrong : new String[] { "", "x".repeat(26), "with space" }) {
			this.environment.put("KEYED_MD5", wrong);
			var flight = flight(Crashes.never(), Mandate.of(Purpose.EMERGENCY), ASKING);
			assertThat(flight.until(Operation::ended).status()).isEqualTo(Status.REJECTED);
			assertThat(flight.timeline()).contains("a write without it may erase it");
			assertThat(flight.received()).isEmpty();
		}
	}

	@Test
	void aKeyThatIsLostAfterTheDrainHindersAndIsNeverReplacedByNothing() {
		var flight = flight(Crashes.never(), Mandate.of(Purpose.EMERGENCY), ASKING);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		flight.store.lose(flight.operation().owed().getFirst().id());
		flight.decide(Decision.RESTORE);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(flight.operation().status()).isEqualTo(Status.RESTORING);
		assertThat(flight.timeline()).contains("an MD5 key is in use that is not at hand");
		assertThat(flight.mutations()).hasSize(1);
	}

	@Test
	void dyingAtAnyMomentLosesNoKey() {
		var primary = BOTH.replace("BOTH", "PRIMARY");
		var calm = flight(Crashes.never(), DRILL, primary);
		calm.untilEnded();
		for (var point = 0; point < calm.crashes.points().size(); point++) {
			var flight = flight(Crashes.at(point), DRILL, primary);
			assertThat(flight.untilEnded().status())
				.as("dying %s: %s", calm.crashes.points().get(point), flight.timeline())
				.isEqualTo(Status.SUCCEEDED);
			assertThat(flight.mutations()).hasSize(2);
			nowhere(flight);
		}
	}

}
