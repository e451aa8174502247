package dev.switchback.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The process dies at every point of a machine's journey at which it does I/O, and every call meets every fault. Whatever
/// happens, the end is the same, and Azure took each call once.
class VmSweepTests {

	static final List<String> JOURNEY = List.of("fails over app-01, source shut down first",
			"commits the failover of app-01", "reprotects app-01", "fails over app-01, source shut down first",
			"commits the failover of app-01", "reprotects app-01");

	private static final List<String> GROUP = List.of("failover of the plan shop-plan", "commit of the plan shop-plan",
			"reprotects app-01", "reprotects app-02", "failover of the plan shop-plan", "commit of the plan shop-plan",
			"reprotects app-01", "reprotects app-02");

	static final List<String> GROUP_DRILL = List.of("test failover of the plan shop-plan",
			"cleans up after the test failover of app-01", "cleans up after the test failover of app-02");

	private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

	static final List<String> DRILL = List.of("begins a test failover of app-01",
			"cleans up after the test failover of app-01");

	/// Faults after which nothing or everything has happened: nobody has to make a call twice.
	static final List<String> LOST = List.of("""
			{"kind": "lose", "match": {"method": "POST", "path": "*%s"}, "times": 1}""", """
			{"kind": "lose", "tookEffect": false, "match": {"method": "POST", "path": "*%s"}, "times": 1}""", """
			{"kind": "lose", "hold": "PT2M", "match": {"method": "POST", "path": "*%s"}, "times": 1}""",
			"""
					{"kind": "refuse", "status": 503, "code": "Sick", "match": {"method": "POST", "path": "*%s"}, "times": 1}""",
			"""
					{"kind": "refuse", "status": 409, "code": "Conflict", "match": {"method": "POST", "path": "*%s"}, "times": 1}""",
			"""
					{"kind": "throttle", "retryAfter": 17, "match": {"method": "POST", "path": "*%s"}, "times": 1}""");

	/// Faults after which people have the call made again.
	static final List<String> FAILED = List.of("""
			{"kind": "fail", "match": {"method": "POST", "path": "*%s"}, "times": 1}""", """
			{"kind": "ignore", "match": {"method": "POST", "path": "*%s"}, "times": 1}""");

	private static VmFlight journey(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(1), Settings.DEFAULT).failover("app-01", Purpose.MAINTENANCE,
				"{}");
	}

	private static VmFlight group(Crashes crashes) {
		return VmGroupTests.flight(crashes, Settings.DEFAULT).group("shop-plan", Purpose.MAINTENANCE, "{}");
	}

	/// Nobody decides anything: it commits and fails back by itself.
	private static VmFlight byItself(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(1), Settings.DEFAULT).probed("app-01")
			.failover("app-01", Purpose.MAINTENANCE,
					"""
							{"commit": {"mode": "AFTER_PROBE", "after": "PT30M"}, "failBack": {"mode": "AFTER_PROBE", "after": "PT30M"}}""");
	}

	static VmFlight groupDrill(Crashes crashes) {
		return VmGroupTests.flight(crashes, Settings.DEFAULT).groupDrill("shop-plan", """
				{"networkId": "%s", "hold": {"mode": "FOR", "duration": "PT1M"}}""".formatted(VmFlight.DRILL_NETWORK));
	}

	static VmFlight drill(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(1), Settings.DEFAULT).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01", """
						{"networkId": "%s", "hold": {"mode": "FOR", "duration": "PT1M"}}"""
					.formatted(VmFlight.DRILL_NETWORK));
	}

	/// Somebody answers whatever is asked, ten minutes later.
	static Operation answered(VmFlight flight) {
		for (var times = 0; times < 30 && !flight.operation().ended(); times++) {
			flight.until((operation) -> operation.ended() || operation.phase() instanceof Phase.Parked);
			flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
			Stream.of(Decision.FAIL_BACK, Decision.COMMIT, Decision.RETRY)
				.filter(flight.offers()::contains)
				.findFirst()
				.ifPresent(flight::decide);
		}
		return flight.operation();
	}

	/// Whatever died and came back: it follows by itself, each time after the whole time and never sooner.
	private static void followsInItsTime(VmFlight flight) {
		var ended = flight.untilEnded();
		endsWell(flight, JOURNEY);
		assertThat(flight.timeline()).doesNotContain("alice decided");
		for (var call : Map.of("out.decide", "out.commit", "home", "back.failover", "back.decide", "back.commit")
			.entrySet()) {
			var asked = ended.runs().stream().filter((run) -> run.key().equals(call.getKey())).toList().getLast();
			var sent = ended.mutationsOfStep(call.getValue()).getFirst();
			assertThat(Duration.between(asked.startedAt(), sent.intendedAt())).as(flight.timeline())
				.isBetween(HALF_AN_HOUR, HALF_AN_HOUR.plusMinutes(2));
		}
	}

	@Cases
	Stream<DynamicTest> whatFollowsByItselfDoesSoWhereverTheProcessDies() {
		var calm = Crashes.never();
		var first = byItself(calm);
		var begun = calm.points().size();
		followsInItsTime(first);
		var every = Boolean.getBoolean("sweeps.whole") ? 1 : 2;
		return IntStream.range(begun, calm.points().size())
			.filter((point) -> point % every == 0)
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + calm.points().get(point), () -> {
				var flight = byItself(Crashes.at(point));
				followsInItsTime(flight);
				assertThat(flight.replica.crashes()).isEqualTo(1);
			}));
	}

	@Cases
	Stream<DynamicTest> whatFollowsByItselfIsTakenOnceWhateverIsLost() {
		return Stream.of("/unplannedFailover", "/failoverCommit", "/switchprotection")
			.flatMap((path) -> LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = byItself(Crashes.never()).fault(fault);
				followsByItselfOrAsks(flight);
				endsWell(flight, JOURNEY, fault);
			}));
	}

	/// What Azure refused is made once more by people, and nothing else needs them.
	private static void followsByItselfOrAsks(VmFlight flight) {
		for (var times = 0; times < 5 && !flight.operation().ended(); times++) {
			flight.until((operation) -> operation.ended()
					|| operation.phase() instanceof Phase.Parked parked && parked.question().unless() == null);
			if (flight.offers().contains(Decision.RETRY)) {
				flight.decide(Decision.RETRY);
			}
		}
	}

	@Cases
	Stream<DynamicTest> aDrillOfAGroupEndsTheSameWhereverTheProcessDies() {
		return wherever(VmSweepTests::groupDrill, GROUP_DRILL, Boolean.getBoolean("sweeps.whole") ? 1 : 2);
	}

	@Cases
	Stream<DynamicTest> noCallOfADrillOfAGroupIsTakenTwiceWhateverIsLost() {
		return Stream.of("/testFailover", "/testFailoverCleanup")
			.flatMap((path) -> LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = groupDrill(Crashes.never()).fault(fault);
				answered(flight);
				nothingIsOwed(flight);
				assertThat(taken(flight)).as(flight.timeline()).doesNotHaveDuplicates();
				VmRefusals.asOrdered(flight, fault);
				assertThat(flight.simulator.guests()).noneMatch((guest) -> guest.test());
			}));
	}

	/// @param every how many points are passed over for one at which the process dies
	static Stream<DynamicTest> wherever(Function<Crashes, VmFlight> start, List<String> calls, int every) {
		return wherever(start, every, (flight) -> {
			answered(flight);
			endsWell(flight, calls);
		});
	}

	/// @param end what people answer, and how it has to end
	static Stream<DynamicTest> wherever(Function<Crashes, VmFlight> start, int every, Consumer<VmFlight> end) {
		var calm = Crashes.never();
		var first = start.apply(calm);
		var begun = calm.points().size();
		end.accept(first);
		return IntStream.range(begun, calm.points().size())
			.filter((point) -> point % every == 0)
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + calm.points().get(point), () -> {
				var flight = start.apply(Crashes.at(point));
				end.accept(flight);
				assertThat(flight.replica.crashes()).isEqualTo(1);
			}));
	}

	@Cases
	Stream<DynamicTest> aJourneyEndsTheSameWhereverTheProcessDies() {
		return wherever(VmSweepTests::journey, JOURNEY, 1);
	}

	@Cases
	Stream<DynamicTest> aDrillEndsTheSameWhereverTheProcessDies() {
		return wherever(VmSweepTests::drill, DRILL, 1);
	}

	@Cases
	Stream<DynamicTest> aGroupEndsTheSameWhereverTheProcessDies() {
		return wherever(VmSweepTests::group, GROUP, Boolean.getBoolean("sweeps.whole") ? 1 : 4);
	}

	@Cases
	Stream<DynamicTest> noCallOfAGroupIsTakenTwiceWhateverIsLost() {
		return Stream.of("/unplannedFailover", "/failoverCommit", "/switchprotection")
			.flatMap((path) -> LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = group(Crashes.never()).fault(fault);
				answered(flight);
				endsWell(flight, GROUP, fault);
			}));
	}

	@Cases
	Stream<DynamicTest> noCallOfAJourneyIsTakenTwiceWhateverIsLost() {
		return Stream.of("/unplannedFailover", "/failoverCommit", "/switchprotection")
			.flatMap((path) -> LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = journey(Crashes.never()).fault(fault);
				answered(flight);
				endsWell(flight, JOURNEY, fault);
			}));
	}

	@Cases
	Stream<DynamicTest> noCallOfADrillIsTakenTwiceWhateverIsLost() {
		return Stream.of("/testFailover", "/testFailoverCleanup")
			.flatMap((path) -> LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = drill(Crashes.never()).fault(fault);
				answered(flight);
				nothingIsOwed(flight);
				assertThat(taken(flight)).as(flight.timeline()).doesNotHaveDuplicates();
				VmRefusals.asOrdered(flight, fault);
				assertThat(flight.item(VmFlight.WEST + "app-01").path("testFailoverState").asString())
					.isEqualTo("None");
			}));
	}

	@Cases
	Stream<DynamicTest> whatFailedIsMadeOnceMoreByPeople() {
		return Stream.of("/unplannedFailover", "/failoverCommit", "/switchprotection")
			.flatMap((path) -> FAILED.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = journey(Crashes.never()).fault(fault);
				answered(flight);
				nothingIsOwed(flight);
				assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
				assertThat(taken(flight)).as(flight.timeline()).hasSize(JOURNEY.size() + 1);
				VmRefusals.none(flight);
			}));
	}

	static void endsWell(VmFlight flight, List<String> calls) {
		endsWell(flight, calls, "");
	}

	/// @param fault that was ordered, if one was
	static void endsWell(VmFlight flight, List<String> calls, String fault) {
		VmRefusals.asOrdered(flight, fault);
		nothingIsOwed(flight);
		var operation = flight.operation();
		assertThat(operation.status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(taken(flight)).as(flight.timeline()).isEqualTo(calls);
		var ledger = operation.mutations().stream().map((mutation) -> mutation.id().toString()).toList();
		assertThat(flight.mutations()).as("every call has its ledger line")
			.allSatisfy((received) -> assertThat(ledger).contains(received.clientRequestId()));
		assertThat(flight.item(VmFlight.WEST + "app-01").path("protectionState").asString()).isEqualTo("Protected");
	}

	/// What Azure began to do, whether or not its answer arrived.
	static List<String> taken(VmFlight flight) {
		return flight.mutations()
			.stream()
			.filter((mutation) -> mutation.outcome() == Mutation.Outcome.ACCEPTED
					|| mutation.outcome() == Mutation.Outcome.LOST_RESPONSE)
			.map(Mutation::change)
			.toList();
	}

	static void nothingIsOwed(VmFlight flight) {
		var operation = flight.operation();
		assertThat(operation.ended()).as(flight.timeline()).isTrue();
		assertThat(operation.unsettled()).as(flight.timeline()).isEmpty();
		assertThat(operation.obligations()).as(flight.timeline()).noneMatch(Obligation::open);
		assertThat(flight.store.claims(null, 10)).as(flight.timeline()).isEmpty();
	}

}
