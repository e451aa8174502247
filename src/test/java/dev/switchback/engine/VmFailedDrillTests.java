package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/// Drills of one machine and of a group whose calls Azure takes and does not carry out: their jobs fail, or succeed and have
/// done nothing. What was not made needs no clean-up; a clean-up that came to nothing is made once more by people, and never
/// by itself.
class VmFailedDrillTests {

	private static final String MADE = "/testFailover";

	private static final String CLEANED = "/testFailoverCleanup";

	private static Stream<String> faults(String path) {
		return VmSweepTests.FAILED.stream().map((fault) -> fault.formatted(path));
	}

	/// What is hindered is tried again by somebody, ten minutes after it was told.
	private static void retried(VmFlight flight) {
		for (var times = 0; times < 10 && !flight.operation().ended(); times++) {
			flight.until((operation) -> operation.ended()
					|| operation.phase() instanceof Phase.Restoring restoring && restoring.hindrance() != null);
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
			if (!flight.operation().ended()) {
				flight.decide(Decision.RETRY);
			}
		}
	}

	/// Hours later, too.
	private static void nothingIsLeft(VmFlight flight) {
		VmSweepTests.nothingIsOwed(flight);
		VmRefusals.none(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(5)));
		assertThat(flight.simulator.guests()).as(flight.timeline()).noneMatch((guest) -> guest.test());
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
	}

	private static Stream<DynamicTest> comesToNothing(Function<Crashes, VmFlight> start, List<String> calls) {
		return faults(MADE).map((fault) -> DynamicTest.dynamicTest(fault, () -> {
			var flight = start.apply(Crashes.never()).fault(fault);
			flight.untilEnded();
			nothingIsLeft(flight);
			assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(calls.subList(0, 1));
		}));
	}

	@Cases
	Stream<DynamicTest> aDrillThatComesToNothingIsMadeOnceAndLeavesNothing() {
		return comesToNothing(VmSweepTests::drill, VmSweepTests.DRILL);
	}

	@Cases
	Stream<DynamicTest> aDrillOfAGroupThatComesToNothingIsMadeOnceAndLeavesNothing() {
		return comesToNothing(VmSweepTests::groupDrill, VmSweepTests.GROUP_DRILL);
	}

	/// @param machine whose clean-up comes to nothing, from 1
	private static VmFlight struck(VmFlight flight, int machine, String fault) {
		var member = fault.replace("\"method\": \"POST\"",
				"\"method\": \"POST\", \"item\": \"app-%02d\"".formatted(machine));
		return flight.fault(member);
	}

	private static Stream<DynamicTest> cleanedUpByPeople(Function<Crashes, VmFlight> start, List<String> calls) {
		return IntStream.range(1, calls.size())
			.boxed()
			.flatMap((machine) -> faults(CLEANED)
				.map((fault) -> DynamicTest.dynamicTest(calls.get(machine) + " " + fault, () -> {
					var flight = struck(start.apply(Crashes.never()), machine, fault);
					retried(flight);
					nothingIsLeft(flight);
					var again = Stream.concat(calls.stream(), Stream.of(calls.get(machine))).toList();
					assertThat(VmSweepTests.taken(flight)).as(flight.timeline())
						.containsExactlyInAnyOrderElementsOf(again);
				})));
	}

	@Cases
	Stream<DynamicTest> aCleanUpThatCameToNothingIsMadeOnceMoreByPeople() {
		return cleanedUpByPeople(VmSweepTests::drill, VmSweepTests.DRILL);
	}

	@Cases
	Stream<DynamicTest> ofAGroupOnlyTheCleanUpThatCameToNothingIsMadeOnceMoreByPeople() {
		return cleanedUpByPeople(VmSweepTests::groupDrill, VmSweepTests.GROUP_DRILL);
	}

	/// Nobody is there: however long, it is not made again, and what is owed stays owed and says why.
	@Cases
	Stream<DynamicTest> aCleanUpThatCameToNothingIsNotMadeAgainByItself() {
		return faults(CLEANED).map((fault) -> DynamicTest.dynamicTest(fault, () -> {
			var flight = VmSweepTests.drill(Crashes.never()).fault(fault);
			flight.passUntil(flight.time.instant().plus(Duration.ofDays(1)));
			assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(VmSweepTests.DRILL);
			VmRefusals.none(flight);
			var owed = flight.operation().owed();
			assertThat(owed).singleElement().satisfies((promise) -> {
				assertThat(promise.dueBy(flight.time.instant())).isTrue();
				assertThat(flight.operation().keeping(promise.id()).hindrance()).startsWith("Azure took the call, but");
			});
		}));
	}

	/// Wherever the process dies, and the clean-up came to nothing besides.
	@Cases
	Stream<DynamicTest> aCleanUpThatCameToNothingIsMadeOnceMoreWhereverTheProcessDies() {
		var fault = faults(CLEANED).toList().getFirst();
		var calls = Stream.concat(VmSweepTests.DRILL.stream(), VmSweepTests.DRILL.stream().skip(1)).toList();
		return VmSweepTests.wherever((crashes) -> VmSweepTests.drill(crashes).fault(fault),
				Boolean.getBoolean("sweeps.whole") ? 1 : 3, (flight) -> {
					retried(flight);
					nothingIsLeft(flight);
					assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(calls);
				});
	}

	/// Kept until somebody decides, and made an emergency.
	private static VmFlight escalated(String fault) {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(1), Settings.DEFAULT)
			.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01",
					"{\"networkId\": \"%s\", \"hold\": {\"mode\": \"UNTIL_DECISION\"}}"
						.formatted(VmFlight.DRILL_NETWORK))
			.fault(fault);
		flight.untilAsked();
		flight.decide(Decision.ESCALATE);
		flight.decide(Decision.PROCEED);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked
				&& operation.lastRun().key().equals("cleanup"));
		return flight;
	}

	private static void madeOnceMore(VmFlight flight, Decision decision, Status end) {
		assertThat(flight.decide(decision)).isInstanceOf(Settled.Taken.class);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(end);
		VmSweepTests.nothingIsOwed(flight);
		VmRefusals.none(flight);
		assertThat(flight.operation().obligations()).as(flight.timeline())
			.allMatch((promise) -> promise.state() == Obligation.State.DISCHARGED);
		assertThat(flight.simulator.guests()).as(flight.timeline()).noneMatch((guest) -> guest.test());
		assertThat(VmSweepTests.taken(flight)).as(flight.timeline())
			.containsExactly(VmSweepTests.DRILL.get(0), VmSweepTests.DRILL.get(1), VmSweepTests.DRILL.get(1));
	}

	/// Who is asked about a clean-up that came to nothing decides once, and not twice.
	@Cases
	Stream<DynamicTest> inAnEmergencyOneDecisionHasTheCleanUpMadeOnceMore() {
		return faults(CLEANED).flatMap((fault) -> Stream.of(
				DynamicTest.dynamicTest("RETRY " + fault,
						() -> madeOnceMore(escalated(fault), Decision.RETRY, Status.SUCCEEDED)),
				DynamicTest.dynamicTest("RESTORE " + fault,
						() -> madeOnceMore(escalated(fault), Decision.RESTORE, Status.RESTORED))));
	}

	@Cases
	Stream<DynamicTest> whoMakesAnEmergencyOfACleanUpThatCameToNothingHasItMadeByOneDecisionToo() {
		return Stream.of(Decision.RETRY, Decision.RESTORE)
			.map((decision) -> DynamicTest.dynamicTest(decision.name(), () -> {
				var flight = VmSweepTests.drill(Crashes.never()).fault(faults(CLEANED).toList().getFirst());
				flight.until((operation) -> operation.phase() instanceof Phase.Restoring restoring
						&& restoring.hindrance() != null);
				flight.decide(Decision.ESCALATE);
				madeOnceMore(flight, decision, (decision == Decision.RETRY) ? Status.SUCCEEDED : Status.RESTORED);
			}));
	}

}
