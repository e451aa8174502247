package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import dev.switchback.Golden;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.ManualCard;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What a network engineer holds in their hands while a circuit is drained and nothing of ours works.
class ManualCardTests {

	private static final Path CARDS = Path.of("src/test/resources/cards");

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	static String written(ManualCard card) {
		return card.title() + "\n"
				+ card.sections()
					.stream()
					.map((section) -> "\n%s (%s)\n  %s\n".formatted(section.heading(), section.kind(),
							String.join("\n  ", section.lines())))
					.collect(Collectors.joining());
	}

	private static ManualCard card(Flight flight) {
		return flight.store.newest(flight.id).orElseThrow().card();
	}

	@Test
	void tellsHowItWasFoundAndHowItIsBroughtBack() throws IOException {
		var flight = Flight.of(Mandate.of(Purpose.MAINTENANCE), ASKING);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		Golden.holds(CARDS.resolve("drained.txt"), written(card(flight)));
	}

	@Test
	void holdsAPlaceForTheKeyAndNeverTheKey() throws IOException {
		var flight = Flight.keyed(Crashes.never(), Mandate.of(Purpose.EMERGENCY), "hunter2-canary", ASKING,
				Map.of("KEYED_MD5", "hunter2-canary"));
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		var text = written(card(flight));
		assertThat(text).contains("--shared-key '<MD5 KEY>'").doesNotContain("hunter2");
		Golden.holds(CARDS.resolve("drained-with-key.txt"), text);
	}

	@Test
	void isStoredWithTheOperationAndAnewWithEachDisable() {
		var flight = Flight.drill(Crashes.never(), """
				{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S"}""");
		assertThat(flight.store.current()).containsOnlyKeys(flight.id);
		flight.untilAt("primary.hold");
		assertThat(written(card(flight))).containsOnlyOnce("Recorded at");
		var first = flight.store.newest(flight.id).orElseThrow();
		assertThat(first.at()).isEqualTo(flight.operation().mutations().getFirst().intendedAt());
		flight.untilAt("secondary.hold");
		assertThat(written(card(flight)).split("Recorded at")).hasSize(3);
		assertThat(flight.store.newest(flight.id).orElseThrow().number()).isGreaterThan(first.number());
	}

	@Test
	void ofAnEmergencyThatTakesOverTellsHowItWasFoundByTheOther() {
		var flight = Flight.of(Mandate.of(Purpose.MAINTENANCE), ASKING);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		var id = flight.replica.ask("PEERING_FAILOVER", Purpose.EMERGENCY,
				"{\"target\": {\"circuitPair\": \"contoso\"}, \"parameters\": " + ASKING + "}", flight.id);
		flight.replica.until(id, Duration.ofHours(1), Operation::tookOver);
		var taken = flight.store.newest(id).orElseThrow().card();
		assertThat(taken).isEqualTo(card(flight));
		assertThat(written(taken)).contains("Recorded at");
	}

	@Test
	void isThereBeforeAnythingWasChanged() {
		var card = card(Flight.of(Mandate.of(Purpose.DRILL), """
				{"scope": "BOTH"}"""));
		assertThat(card.title()).isEqualTo("Bring contoso-ams (Amsterdam) and contoso-dub (Dublin) back by hand");
		assertThat(written(card)).contains("Nothing of it was changed yet");
	}

}
