package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.switchback.Golden;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Whole failovers as people read them. Read the differences before you approve them.
class TimelineTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/peering-failover");

	private static final String PRIMARY = """
			{"scope": "PRIMARY", "hold": {"mode": "FOR", "duration": "PT30S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static final String UNTIL_DECISION = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	private static void approved(String name, Flight flight) throws IOException {
		var ledger = String.join("\n  ", flight.received());
		Golden.holds(TIMELINES.resolve(name + ".txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), ledger));
	}

	@Test
	void calm() throws IOException {
		var flight = Flight.drill(Crashes.never(),
				"""
						{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		approved("calm", flight);
	}

	@Test
	void killedAndResumed() throws IOException {
		var calm = Flight.drill(Crashes.never(), PRIMARY);
		calm.untilEnded();
		var killed = calm.crashes.points()
			.indexOf("after PUT " + Flight.CONTOSO + "contoso-ams/peerings/AzurePrivatePeering");
		var flight = Flight.drill(Crashes.at(killed), PRIMARY);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
		approved("killed-and-resumed", flight);
	}

	@Test
	void responseLost() throws IOException {
		var flight = Flight.drill(Crashes.never(), PRIMARY).fault("""
				{"kind": "lose", "match": {"method": "PUT"}, "times": 1}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
		approved("response-lost", flight);
	}

	@Test
	void portalUserReEnables() throws IOException {
		var flight = Flight.drill(Crashes.never(), UNTIL_DECISION);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		flight.passUntil(flight.time.instant().plus(Duration.ofSeconds(30)));
		flight.fault("""
				{"kind": "drift", "circuit": "contoso-ams", "set": {"state": "Enabled"}}""");
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).hasSize(1);
		approved("portal-user-re-enables", flight);
	}

	@Test
	void deadlineRestores() throws IOException {
		var flight = Flight.drill(Crashes.never(), UNTIL_DECISION);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.untilEnded().status()).isEqualTo(Status.RESTORED);
		assertThat(flight.peering("contoso-ams").path("state").asString()).isEqualTo("Enabled");
		approved("deadline-restores", flight);
	}

}
