package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// The sweeps of [FaultSweepTests], [WorstHourSweepTests] and [PeeringFailoverSweepTests] where it is not the private peering in
/// IPv4 that is drained, and dying at any moment for all purposes. End states are absolute: everything is on again.
class TheatreSweepTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT0S"}""";

	private static final List<Theatre> OTHERS = List.of(Theatre.IPV6_ALONE, Theatre.BOTH_FAMILIES, Theatre.MICROSOFT,
			Theatre.MICROSOFT_BOTH_FAMILIES);

	private static final boolean WHOLE = Boolean.getBoolean("sweeps.whole");

	static Stream<String> faults(Theatre theatre) {
		var drained = theatre.circuits().getFirst();
		var calls = FaultSweepTests.AT_A_CALL.stream().map((fault) -> fault.formatted(drained));
		var moments = FaultSweepTests.AT_A_MOMENT.stream()
			.flatMap((fault) -> theatre.circuits()
				.stream()
				.flatMap((circuit) -> Stream.of(4, 15).map((second) -> fault.formatted(circuit, second))));
		return Stream.concat(calls, moments).map(theatre::fault);
	}

	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whateverBefallsItEndsWithEverythingOnAgain() {
		return OTHERS.stream()
			.flatMap((theatre) -> Stream.of(Purpose.values())
				.flatMap((purpose) -> faults(theatre)
					.map((fault) -> DynamicTest.dynamicTest("%s %s %s".formatted(theatre, purpose, fault),
							() -> befalls(theatre, purpose, fault, Settings.DEFAULT)))));
	}

	static void befalls(Theatre theatre, Purpose purpose, String fault, Settings azure) {
		var flight = theatre.flight(Crashes.never(), Mandate.of(purpose), ASKING).assuming(azure).fault(fault);
		var operation = flight.after(Duration.ofMinutes(13));
		assertThat(operation.ended() || operation.phase() instanceof Phase.Parked
				|| operation.phase() instanceof Phase.Restoring)
			.as(flight.timeline())
			.isTrue();
		if (purpose == Purpose.EMERGENCY) {
			TheOneException.neverHappens(flight);
		}
		for (var times = 0; times < 5 && !flight.operation().ended(); times++) {
			flight.decide(Decision.RESTORE);
			flight.after(Duration.ofMinutes(15));
		}
		everythingIsOn(theatre, flight);
	}

	/// The steps are the same everywhere, so the points are shared out among the other theatres, unless the whole sweep is
	/// wanted: `-Dsweeps.whole=true`.
	@Execution(ExecutionMode.CONCURRENT)
	@TestFactory
	Stream<DynamicTest> whereverTheProcessDiesItEndsTheSame() {
		var private4 = Stream.of(Purpose.MAINTENANCE, Purpose.EMERGENCY)
			.flatMap((purpose) -> deaths(Theatre.IPV4, purpose, (_) -> true));
		var others = OTHERS.stream()
			.flatMap((theatre) -> deaths(theatre, Purpose.DRILL,
					(point) -> WHOLE || point % OTHERS.size() == OTHERS.indexOf(theatre)));
		return Stream.concat(private4, others);
	}

	private static Stream<DynamicTest> deaths(Theatre theatre, Purpose purpose, IntPredicate wanted) {
		return deaths(theatre, purpose, Settings.DEFAULT, wanted);
	}

	static Stream<DynamicTest> deaths(Theatre theatre, Purpose purpose, Settings azure, IntPredicate wanted) {
		var calm = flown(theatre, purpose, Crashes.never(), azure);
		var points = calm.crashes.points();
		assertThat(calm.mutations()).hasSize(2);
		return IntStream.range(0, points.size())
			.filter(wanted)
			.mapToObj((point) -> DynamicTest
				.dynamicTest("%s %s %d %s".formatted(theatre, purpose, point, points.get(point)), () -> {
					var flight = flown(theatre, purpose, Crashes.at(point), azure);
					var timeline = flight.timeline() + flight.received();
					assertThat(flight.replica.crashes()).as(timeline).isEqualTo(1);
					assertThat(flight.operation().status()).as(timeline).isEqualTo(Status.SUCCEEDED);
					assertThat(flight.received()).as(timeline).isEqualTo(calm.received());
					everythingIsOn(theatre, flight);
				}));
	}

	private static Flight flown(Theatre theatre, Purpose purpose, Crashes crashes, Settings azure) {
		var flight = theatre.flight(crashes, Mandate.of(purpose), ASKING).assuming(azure);
		flight.untilAsked();
		assertThat(theatre.drained(flight, theatre.circuits().getFirst())).as(flight.timeline())
			.allMatch((state) -> state.endsWith("Disabled"));
		flight.decide(Decision.PROCEED);
		flight.untilEnded();
		return flight;
	}

	private static void everythingIsOn(Theatre theatre, Flight flight) {
		Operation operation = flight.operation();
		var timeline = flight.timeline() + flight.received();
		assertThat(operation.ended()).as(timeline).isTrue();
		assertThat(operation.obligations()).as(timeline).noneMatch(Obligation::open);
		assertThat(operation.unsettled()).as(timeline).isEmpty();
		FaultSweepTests.everyCallHasItsLine(flight, operation, timeline);
		FaultSweepTests.neverBothDown(flight, timeline);
		assertThat(theatre.states(flight)).as(timeline).isNotEmpty().allMatch((state) -> state.endsWith("Enabled"));
	}

}
