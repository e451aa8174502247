package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// The process dies at every point of a real failover at which it does I/O. Whatever happens, the end is the same, Azure
/// received each call once, and each call that it received has its line in the ledger.
class PeeringFailoverSweepTests {

	private static final String BOTH = """
			{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT30M"}""";

	private static final String CANARY = """
			{"target": {}, "parameters": {"steps": 4}}""";

	private static Flight failover(Crashes crashes) {
		return Flight.drill(crashes, BOTH);
	}

	private static Flight canary(Crashes crashes) {
		return new Flight(crashes, "CANARY", Purpose.DRILL, CANARY);
	}

	@Test
	void aCalmFailoverMakesFourCalls() {
		var flight = failover(Crashes.never());
		flight.untilEnded();
		assertThat(flight.crashes.points().stream().filter((point) -> point.startsWith("before PUT"))).hasSize(4);
		endsWell(flight, 0);
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> aFailoverEndsTheSameWhereverTheProcessDies() {
		var calm = failover(Crashes.never());
		calm.untilEnded();
		var points = calm.crashes.points();
		return IntStream.range(0, points.size())
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + points.get(point), () -> {
				var flight = failover(Crashes.at(point));
				flight.untilEnded();
				endsWell(flight, 1);
			}));
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> aCanaryEndsTheSameWhereverTheProcessDies() {
		var calm = canary(Crashes.never());
		calm.untilEnded();
		var points = calm.crashes.points();
		return IntStream.range(0, points.size())
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + points.get(point), () -> {
				var flight = canary(Crashes.at(point));
				var operation = flight.untilEnded();
				assertThat(operation.status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
				assertThat(flight.received()).isEmpty();
				nothingIsLeft(flight, operation);
			}));
	}

	private static void endsWell(Flight flight, int crashes) {
		var operation = flight.operation();
		assertThat(flight.replica.crashes()).as(flight.timeline()).isEqualTo(crashes);
		assertThat(operation.status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.received()).as(flight.timeline())
			.containsExactly("contoso-ams AzurePrivatePeering state Enabled→Disabled – ACCEPTED",
					"contoso-ams AzurePrivatePeering state Disabled→Enabled – ACCEPTED",
					"contoso-dub AzurePrivatePeering state Enabled→Disabled – ACCEPTED",
					"contoso-dub AzurePrivatePeering state Disabled→Enabled – ACCEPTED");
		var ledger = operation.mutations().stream().map((mutation) -> mutation.id().toString()).toList();
		assertThat(flight.mutations()).as("every call has its ledger line")
			.allSatisfy((received) -> assertThat(ledger).contains(received.clientRequestId()));
		for (var circuit : List.of("contoso-ams", "contoso-dub")) {
			assertThat(flight.peering(circuit).path("state").asString()).isEqualTo("Enabled");
			assertThat(flight.peering(circuit).path("provisioningState").asString()).isEqualTo("Succeeded");
		}
		nothingIsLeft(flight, operation);
	}

	private static void nothingIsLeft(Flight flight, Operation operation) {
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(operation.unsettled()).as(flight.timeline()).isEmpty();
		assertThat(operation.obligations()).as(flight.timeline()).noneMatch(Obligation::open);
		assertThat(flight.store.claims(null, 10)).isEmpty();
		assertThat(flight.store.nextDue()).isEmpty();
	}

}
