package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// What befalls a drill befalls maintenance and emergencies as well. Neither has a deadline: maintenance turns back when it is in
/// trouble, and an emergency restores nothing by itself, but for the one exception until its drain is verified. What people
/// decide then brings everything back.
class WorstHourSweepTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	private static Stream<String> faults() {
		var calls = FaultSweepTests.AT_A_CALL.stream().map((fault) -> fault.formatted("contoso-ams"));
		var moments = FaultSweepTests.AT_A_MOMENT.stream()
			.flatMap((fault) -> Stream.of("contoso-ams", "contoso-dub")
				.flatMap((circuit) -> Stream.of(3, 8, 14, 45).map((second) -> fault.formatted(circuit, second))));
		return Stream.concat(calls, moments);
	}

	private static Stream<DynamicTest> each(Purpose purpose, Consumer<Flight> checks) {
		return faults().map((fault) -> DynamicTest.dynamicTest(fault, () -> {
			var flight = Flight.of(Mandate.of(purpose), ASKING).fault(fault);
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
			checks.accept(flight);
			endsWell(flight);
		}));
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> maintenanceIsEitherHeldOrTurnedBack() {
		return each(Purpose.MAINTENANCE, (flight) -> {
			var operation = flight.operation();
			assertThat(operation.ended() || operation.phase() instanceof Phase.Parked).as(flight.timeline()).isTrue();
		});
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> anEmergencyRestoresNothingByItselfButForTheOneException() {
		return Stream.concat(each(Purpose.EMERGENCY, TheOneException::neverHappens),
				IntStream.rangeClosed(1, 30).boxed().flatMap(WorstHourSweepTests::survivorLost));
	}

	private static Stream<DynamicTest> survivorLost(int second) {
		return TheOneException.losses(Theatre.IPV4, second).map((loss) -> DynamicTest.dynamicTest(loss, () -> {
			var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING).fault(loss);
			flight.after(Duration.ofMinutes(30));
			TheOneException.happensOnlyBeforeTheDrainIsVerified(flight, Theatre.IPV4, second);
		}));
	}

	/// Somebody decides RESTORE until nothing is owed any more.
	private static void endsWell(Flight flight) {
		for (var times = 0; times < 5 && !flight.operation().ended(); times++) {
			flight.decide(Decision.RESTORE);
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		}
		var operation = flight.operation();
		var timeline = flight.timeline() + flight.received();
		assertThat(operation.ended()).as(timeline).isTrue();
		assertThat(operation.obligations()).as(timeline).noneMatch(Obligation::open);
		assertThat(operation.unsettled()).as(timeline).isEmpty();
		FaultSweepTests.everyCallHasItsLine(flight, operation, timeline);
		FaultSweepTests.neverBothDown(flight, timeline);
		for (var circuit : List.of("contoso-ams", "contoso-dub")) {
			assertThat(flight.peering(circuit).path("state").asString()).as(timeline).isEqualTo("Enabled");
		}
	}

}
