package dev.switchback.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The same of a machine in a vault of twelve of which so many are asked for that they are read together: what is shared was
/// read for somebody else, right before each call that changes something.
class VmCrowdSweepTests {

	private static final int MACHINES = 12;

	private static final String LIST = "/replicationProtectedItems";

	private static final String ITEM = LIST + "/app-01";

	private static VmFlight crowd(Crashes crashes) {
		return new VmFlight(crashes, HealthyVms.vault(MACHINES), Settings.DEFAULT).lookedOn(MACHINES);
	}

	private static VmFlight journey(Crashes crashes) {
		return crowd(crashes).failover("app-01", Purpose.MAINTENANCE, "{}");
	}

	private static VmFlight drill(Crashes crashes) {
		return crowd(crashes).ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01", """
				{"networkId": "%s", "hold": {"mode": "FOR", "duration": "PT1M"}}""".formatted(VmFlight.DRILL_NETWORK));
	}

	@Test
	void suchAVaultIsACrowd() {
		var calm = Crashes.never();
		var flight = journey(calm);
		var asked = calm.points().size();
		VmSweepTests.answered(flight);
		assertThat(calm.points()
			.stream()
			.skip(asked)
			.filter((point) -> point.startsWith("before GET") && point.endsWith(ITEM)))
			.as("the machine is never read by itself")
			.isEmpty();
		assertThat(calm.points()).as("but with all others")
			.anyMatch((point) -> point.startsWith("before GET") && point.endsWith(LIST));
	}

	@Cases
	Stream<DynamicTest> aJourneyEndsTheSameWhereverTheProcessDies() {
		return VmSweepTests.wherever(VmCrowdSweepTests::journey, VmSweepTests.JOURNEY, every(4));
	}

	@Cases
	Stream<DynamicTest> aDrillEndsTheSameWhereverTheProcessDies() {
		return VmSweepTests.wherever(VmCrowdSweepTests::drill, VmSweepTests.DRILL, 1);
	}

	private static int every(int points) {
		return Boolean.getBoolean("sweeps.whole") ? 1 : points;
	}

	@Cases
	Stream<DynamicTest> noCallOfAJourneyIsTakenTwiceWhateverIsLost() {
		return Stream.of("/unplannedFailover", "/failoverCommit", "/switchprotection")
			.flatMap((path) -> VmSweepTests.LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = journey(Crashes.never()).fault(fault);
				VmSweepTests.answered(flight);
				VmSweepTests.endsWell(flight, VmSweepTests.JOURNEY, fault);
			}));
	}

	@Cases
	Stream<DynamicTest> noCallOfADrillIsTakenTwiceWhateverIsLost() {
		return Stream.of("/testFailover", "/testFailoverCleanup")
			.flatMap((path) -> VmSweepTests.LOST.stream().map((fault) -> fault.formatted(path)))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = drill(Crashes.never()).fault(fault);
				VmSweepTests.answered(flight);
				nothingIsLeft(flight);
			}));
	}

	/// Somebody cancels at every point at which anything is read or stored, from its call on.
	@Cases
	Stream<DynamicTest> aDrillThatIsCancelledLeavesNothingWhereverItIs() {
		return everywhereSinceTheCall((flight) -> flight.decide(Decision.CANCEL), (flight) -> {
			flight.untilEnded();
			nothingIsLeft(flight);
			assertThat(flight.operation().status()).as(flight.timeline()).isIn(Status.RESTORED, Status.SUCCEEDED);
			assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).isEqualTo(VmSweepTests.DRILL);
		});
	}

	/// The same, and the answer to the call of the drill is lost besides.
	@Cases
	Stream<DynamicTest> aDrillThatIsCancelledLeavesNothingThoughNobodyWasToldThatItBegan() {
		return VmSweepTests.LOST.stream()
			.limit(3)
			.map((fault) -> fault.formatted("/testFailover"))
			.map((fault) -> DynamicTest.dynamicTest(fault, () -> {
				var flight = drill(Crashes.never()).fault(fault);
				flight.until((operation) -> !operation.mutations().isEmpty());
				flight.decide(Decision.CANCEL);
				flight.untilEnded();
				nothingIsLeft(flight);
			}));
	}

	@Cases
	Stream<DynamicTest> anEmergencyCleansUpWhatItTookOverWhereverThatWas() {
		return everywhereSinceTheCall((flight) -> {
			var drill = flight.operation();
			if (!drill.ended()) {
				flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
						VmFlight.request("app-01", "{}"), drill.id());
			}
		}, (flight) -> {
			flight.untilEnded();
			flight.until((operation) -> operation.ended() || operation.phase() instanceof Phase.Parked);
			if (flight.operation().status() == Status.SUCCEEDED) {
				// The drill was over before.
				nothingIsLeft(flight);
				return;
			}
			assertThat(flight.question()).as(flight.timeline()).contains("Commit");
			assertThat(VmSweepTests.taken(flight)).as(flight.timeline())
				.containsExactly("begins a test failover of app-01", "cleans up after the test failover of app-01",
						"fails over app-01, source shut down first");
			assertThat(flight.simulator.guests()).noneMatch((guest) -> guest.test());
		});
	}

	private static Stream<DynamicTest> everywhereSinceTheCall(Consumer<VmFlight> deed, Consumer<VmFlight> end) {
		var calm = Crashes.never();
		VmSweepTests.answered(drill(calm));
		var points = calm.points();
		var sent = IntStream.range(0, points.size())
			.filter((point) -> points.get(point).startsWith("after POST")
					&& points.get(point).endsWith("/testFailover"))
			.findFirst()
			.orElseThrow();
		return IntStream.range(sent, points.size())
			.filter((point) -> (point - sent) % every(2) == 0)
			.mapToObj((point) -> DynamicTest.dynamicTest(point + " " + points.get(point), () -> {
				var flight = new AtomicReference<VmFlight>();
				flight.set(drill(Crashes.instead(point, () -> deed.accept(flight.get()))));
				end.accept(flight.get());
			}));
	}

	/// Hours later, too.
	private static void nothingIsLeft(VmFlight flight) {
		VmSweepTests.nothingIsOwed(flight);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(VmSweepTests.taken(flight)).as(flight.timeline()).doesNotHaveDuplicates();
		assertThat(flight.item(VmFlight.WEST + "app-01").path("testFailoverState").asString()).as(flight.timeline())
			.isEqualTo("None");
		assertThat(flight.simulator.guests()).as(flight.timeline()).noneMatch((guest) -> guest.test());
	}

	/// All of them at the same time, each of which is cancelled right after its call.
	@Test
	void twelveDrillsThatAreCancelledLeaveNothing() {
		var flight = new VmFlight(Crashes.never(), HealthyVms.vault(MACHINES), VmFlight.recorded());
		var drills = everyMachine(flight, "VM_TEST_FAILOVER", Purpose.DRILL, """
				{"networkId": "%s", "hold": {"mode": "FOR", "duration": "PT1M"}}""".formatted(VmFlight.DRILL_NETWORK));
		for (var drill : drills) {
			flight.id = drill;
			flight.until((operation) -> !operation.mutations().isEmpty());
			flight.decide(Decision.CANCEL);
		}
		for (var drill : drills) {
			flight.id = drill;
			assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		}
		assertThat(VmSweepTests.taken(flight)).hasSize(2 * MACHINES).doesNotHaveDuplicates();
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.simulator.guests()).noneMatch((guest) -> guest.test());
	}

	/// They look whether a test failover is in the way, and are shown what was read to check them.
	@Test
	void twelveEmergenciesReadNothingAnewBeforeTheyAreSent() {
		var calm = Crashes.never();
		var flight = new VmFlight(calm, HealthyVms.vault(MACHINES), VmFlight.recorded());
		var asked = everyMachine(flight, "VM_FAILOVER", Purpose.EMERGENCY, "{}");
		var begun = calm.points().size();
		for (var operation : asked) {
			flight.id = operation;
			flight.until((it) -> !it.mutations().isEmpty());
		}
		assertThat(calm.points().stream().skip(begun).filter((point) -> point.startsWith("before GET")))
			.filteredOn((point) -> point.contains(LIST) && !point.endsWith("/recoveryPoints"))
			.singleElement()
			.asString()
			.endsWith(LIST);
		for (var operation : asked) {
			flight.id = operation;
			flight.untilAsked();
			assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		}
		assertThat(VmSweepTests.taken(flight)).hasSize(MACHINES).doesNotHaveDuplicates();
	}

	private static List<UUID> everyMachine(VmFlight flight, String kind, Purpose purpose, String parameters) {
		var all = new ArrayList<UUID>();
		for (var number = 1; number <= MACHINES; number++) {
			all.add(flight.ask(kind, Mandate.of(purpose), "app-%02d".formatted(number), parameters).id);
		}
		return all;
	}

}
