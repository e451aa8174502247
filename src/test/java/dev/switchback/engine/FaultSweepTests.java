package dev.switchback.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// Each misbehaviour of Azure, its network and its other users, at each of the four changing calls of a drill and at moments
/// between them. However it ends, it ends: with every promise kept, with a ledger line for each call that Azure received,
/// and never with both circuits down by our doing.
class FaultSweepTests {

	private static final String BOTH = """
			{"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT10S"}, "soak": "PT5S", "restoreWithin": "PT15M"}""";

	/// What may befall a changing call; `%s` is the circuit.
	static final List<String> AT_A_CALL = List.of("""
			{"kind": "lose", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""", """
			{"kind": "lose", "tookEffect": false, "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""", """
			{"kind": "refuse", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""",
			"""
					{"kind": "refuse", "status": 409, "code": "AnotherOperationInProgress", "match": {"method": "PUT", "circuit": "%s"},
					 "times": 2}""",
			"""
					{"kind": "refuse", "status": 500, "code": "InternalServerError", "match": {"method": "PUT", "circuit": "%s"},
					 "times": 1}""",
			"""
					{"kind": "throttle", "match": {"method": "PUT", "circuit": "%s"}, "times": 2}""", """
					{"kind": "stall", "hold": "PT20S", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""", """
					{"kind": "stall", "takes": "PT2M", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""", """
					{"kind": "fail", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""", """
					{"kind": "ignore", "match": {"method": "PUT", "circuit": "%s"}, "times": 1}""");

	/// What may befall the world; `%s` is the circuit, `%d` when, in seconds.
	static final List<String> AT_A_MOMENT = List.of("""
			{"kind": "blind", "match": {"circuit": "%s"}, "after": "PT%dS", "for": "PT1M"}""", """
			{"kind": "drift", "circuit": "%s", "set": {"state": "Enabled"}, "after": "PT%dS"}""", """
			{"kind": "drift", "circuit": "%s", "etagOnly": true, "after": "PT%dS"}""", """
			{"kind": "convergence", "circuit": "%s", "linkDown": "PRIMARY", "after": "PT%dS", "for": "PT1M"}""", """
			{"kind": "convergence", "circuit": "%s", "factor": 5, "after": "PT%dS", "for": "PT2M"}""", """
			{"kind": "convergence", "circuit": "%s", "missing": ["10.1.0.0/16"], "after": "PT%dS", "for": "PT1M"}""");

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whateverBefallsAChangingCallEveryPromiseIsKept() {
		var calm = Flight.drill(Crashes.never(), BOTH);
		calm.untilEnded();
		return AT_A_CALL.stream()
			.flatMap((fault) -> Stream.of("contoso-ams", "contoso-dub").map(fault::formatted))
			.map((fault) -> DynamicTest.dynamicTest(fault,
					() -> assertThat(endsWell(fault)).as("the fault was felt").isNotEqualTo(calm.timeline())));
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whateverBefallsTheWorldEveryPromiseIsKept() {
		return AT_A_MOMENT.stream()
			.flatMap((fault) -> Stream.of("contoso-ams", "contoso-dub")
				.flatMap((circuit) -> Stream.of(3, 8, 14, 30, 45, 58, 66, 90)
					.map((second) -> fault.formatted(circuit, second))))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> endsWell(fault)));
	}

	private static String endsWell(String fault) {
		var flight = Flight.drill(Crashes.never(), BOTH).fault(fault);
		var operation = flight.untilEnded();
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(30)));
		var timeline = flight.timeline() + flight.received();
		assertThat(operation.obligations()).as(timeline).noneMatch(Obligation::open);
		assertThat(operation.unsettled()).as(timeline).isEmpty();
		everyCallHasItsLine(flight, operation, timeline);
		neverBothDown(flight, timeline);
		for (var circuit : List.of("contoso-ams", "contoso-dub")) {
			assertThat(flight.peering(circuit).path("state").asString()).as(timeline).isEqualTo("Enabled");
		}
		return flight.timeline();
	}

	static void everyCallHasItsLine(Flight flight, Operation operation, String timeline) {
		var ledger = operation.mutations().stream().map((mutation) -> mutation.id().toString()).toList();
		assertThat(flight.mutations()).as(timeline)
			.allSatisfy((received) -> assertThat(ledger).contains(received.clientRequestId()));
	}

	static void neverBothDown(Flight flight, String timeline) {
		var down = new HashSet<String>();
		for (var received : flight.mutations()) {
			if (received.tookEffect() && received.change().endsWith("Enabled→Disabled")) {
				down.add(String.valueOf(received.circuit()));
			}
			if (received.tookEffect() && received.change().endsWith("Disabled→Enabled")) {
				down.remove(String.valueOf(received.circuit()));
			}
			assertThat(down).as(timeline).hasSizeLessThan(2);
		}
	}

}
