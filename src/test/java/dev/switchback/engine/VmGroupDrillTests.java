package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.switchback.Golden;
import dev.switchback.operation.Event;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Mutation;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The drill of a consistency group by its recovery plan, which cleans up after every machine.
class VmGroupDrillTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/vm-test-failover");

	private static final List<String> MACHINES = List.of("app-01", "app-02");

	private static final String ISOLATED = "{\"networkId\": \"%s\"}".formatted(VmFlight.DRILL_NETWORK);

	private static final String UNTIL_DECISION = """
			{"networkId": "%s", "hold": {"mode": "UNTIL_DECISION"}, "cleanUpWithin": "PT1H"}"""
		.formatted(VmFlight.DRILL_NETWORK);

	private static VmFlight drill(String plan, String parameters, Trait... traits) {
		return VmGroupTests.flight(Crashes.never(), VmFlight.recorded(), traits).groupDrill(plan, parameters);
	}

	private static void nothingIsLeft(VmFlight flight) {
		assertThat(flight.operation().obligations()).as(flight.timeline()).noneMatch(Obligation::open);
		for (var machine : MACHINES) {
			assertThat(flight.item(VmFlight.WEST + machine).path("testFailoverState").asString()).isEqualTo("None");
		}
		assertThat(flight.simulator.guests()).noneMatch((guest) -> guest.test());
	}

	private static void approved(String name, VmFlight flight) throws IOException {
		Golden.holds(TIMELINES.resolve(name + ".txt"),
				"%s%nAzure received:%n  %s%n".formatted(flight.timeline(), String.join("\n  ", flight.received())));
	}

	@Test
	void aGroupIsCopiedByOneCallAndCleanedUpMachineByMachine() throws IOException {
		var flight = drill("shop-plan", ISOLATED);
		flight.until((operation) -> !operation.mutations().isEmpty());
		assertThat(flight.operation().owed()).as("promised before the call")
			.extracting(Obligation::title)
			.containsExactlyInAnyOrder("clean up after the test failover of app-01",
					"clean up after the test failover of app-02");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(3);
		assertThat(flight.operation().obligations()).hasSize(2)
			.allSatisfy((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.DISCHARGED));
		nothingIsLeft(flight);
		approved("group", flight);
	}

	@Test
	void leftoversOfOneMachineAreNamed() {
		var flight = drill("shop-plan", ISOLATED).fault("""
				{"kind": "leave", "item": "app-02", "what": ["nic"], "times": 1}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.FAILED);
		assertThat(flight.timeline()).contains("of the test failover of app-02 there is still app-02-test-nic");
	}

	@Test
	void aCleanUpThatFailedIsTriedAgainByPeopleAndTheOtherIsNot() {
		var flight = drill("shop-plan", ISOLATED);
		flight.untilAt("hold");
		flight
			.fault("""
					{"kind": "fail", "code": "1", "message": "No.", "match": {"method": "POST", "item": "app-02"}, "times": 1}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RESTORING);
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.title()).endsWith("app-02"));
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
		assertThat(flight.received()).filteredOn((line) -> line.contains("of app-01")).hasSize(1);
	}

	/// The newest promise is looked at first; whichever machine hangs, the other one is cleaned up by its deadline.
	@ParameterizedTest
	@ValueSource(strings = { "app-01", "app-02" })
	void theCleanUpOfOneMachineHangsAndTheOtherIsDoneInTime(String hanging) {
		var flight = hanging(Crashes.never(), hanging);
		theOtherIsDoneInTime(flight, hanging);
		var told = flight.store.events(flight.id, 0, Integer.MAX_VALUE)
			.stream()
			.map(Journal.Entry::event)
			.filter((event) -> event instanceof Event.Seen(var _, var _, var _, var obligation) && obligation != null)
			.toList();
		assertThat(told).as("told once each").doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "app-01", "app-02" })
	void aRefusedCleanUpHindersNoOtherAndSaysSinceWhen(String refused) {
		var flight = drill("shop-plan", UNTIL_DECISION);
		flight.untilAt("hold");
		flight.fault("""
				{"kind": "refuse", "status": 403, "code": "AuthorizationFailed",
				 "match": {"method": "POST", "item": "%s", "path": "*/testFailoverCleanup"}}""".formatted(refused));
		theOtherIsDoneInTime(flight, refused);
		var owed = flight.operation().owed().getFirst();
		var keeping = flight.operation().keeping(owed.id());
		assertThat(keeping.hindrance()).as(flight.timeline()).contains("AuthorizationFailed");
		assertThat(keeping.since()).isBefore(flight.time.instant().minus(Duration.ofMinutes(20)));
		assertThat(flight.store.events(flight.id, 0, Integer.MAX_VALUE))
			.filteredOn((entry) -> entry.event() instanceof Event.Hindered)
			.as(flight.timeline())
			.hasSize(1);
	}

	/// Wherever the process dies.
	@Test
	void whateverDiesTheOtherIsDoneInTime() {
		var counted = Crashes.never();
		var calm = hanging(counted, "app-02");
		var begun = counted.points().size();
		theOtherIsDoneInTime(calm, "app-02");
		assertThat(counted.points().size()).isGreaterThan(begun + 20);
		for (var point = begun; point < Math.min(begun + 60, counted.points().size()); point++) {
			theOtherIsDoneInTime(hanging(Crashes.at(point), "app-02"), "app-02");
		}
	}

	private static VmFlight hanging(Crashes crashes, String machine) {
		var flight = VmGroupTests.flight(crashes, VmFlight.recorded()).groupDrill("shop-plan", UNTIL_DECISION);
		flight.untilAt("hold");
		return flight.fault("""
				{"kind": "stall", "never": true,
				 "match": {"method": "POST", "item": "%s", "path": "*/testFailoverCleanup"}, "times": 1}"""
			.formatted(machine));
	}

	private static void theOtherIsDoneInTime(VmFlight flight, String hindered) {
		flight.passUntil(VirtualTime.START.plus(Duration.ofMinutes(95)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RESTORING);
		assertThat(flight.operation().owed()).as(flight.timeline())
			.singleElement()
			.satisfies((owed) -> assertThat(owed.title()).endsWith(hindered));
		var other = hindered.equals("app-01") ? "app-02" : "app-01";
		assertThat(flight.item(VmFlight.WEST + other).path("testFailoverState").asString()).isEqualTo("None");
		assertThat(flight.received()).filteredOn((line) -> line.contains("of " + other)).hasSize(1);
	}

	@Test
	void theWholeCallFailsAndNothingIsLeft() {
		var flight = drill("shop-plan", ISOLATED)
			.fault("""
					{"kind": "fail", "code": "28031", "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.received()).filteredOn((line) -> line.startsWith("test failover of the plan")).hasSize(1);
		nothingIsLeft(flight);
	}

	@Test
	void itEndsByItselfThoughNobodyDecides() {
		var flight = drill("shop-plan", UNTIL_DECISION);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(Duration.between(VirtualTime.START, flight.time.instant())).isLessThan(Duration.ofMinutes(80));
		nothingIsLeft(flight);
	}

	@Test
	void theResponseIsLostAndTheCallIsMadeOnce() {
		var flight = drill("shop-plan", ISOLATED).fault("""
				{"kind": "lose", "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(3);
		nothingIsLeft(flight);
	}

	/// The call may still arrive: that there is no copy yet says nothing.
	@Test
	void nothingIsTakenForCleanedUpWhileTheCallMayStillArrive() {
		var flight = drill("shop-plan", ISOLATED)
			.fault("""
					{"kind": "lose", "tookEffect": false, "match": {"method": "POST", "path": "*/testFailover"}, "times": 1}""");
		flight.until((operation) -> operation.unsettled()
			.stream()
			.anyMatch((call) -> call.state() == Mutation.State.IN_DOUBT));
		flight.decide(Decision.RESTORE);
		flight.passUntil(flight.time.instant().plus(Duration.ofSeconds(60)));
		assertThat(flight.operation().unsettled()).as(flight.timeline()).hasSize(1);
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(2);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	@Test
	void aPlanOfWhichOneCopyIsGoneIsNotTakenForBusy() {
		var flight = drill("shop-plan", UNTIL_DECISION).fault("""
				{"kind": "refuse", "status": 403, "code": "AuthorizationFailed", "times": 6,
				 "match": {"method": "POST", "item": "app-01", "path": "*/testFailoverCleanup"}}""");
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.decide(Decision.RESTORE);
		flight.until((operation) -> operation.owed().size() == 1);
		flight.decide(Decision.ESCALATE);
		flight.decide(Decision.RETRY);
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));
		assertThat(flight.question()).as(flight.timeline()).contains("into one state in the portal");
		flight.decide(Decision.RESTORE);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		nothingIsLeft(flight);
	}

	@Test
	void whatMustNotBeCopiedIsRefused() {
		for (var refused : List.of(drill("half-plan", ISOLATED), drill("mixed-plan", ISOLATED),
				drill("shop-plan", ISOLATED, Trait.DRILL_RUNNING), drill("shop-plan",
						"""
								{"networkId": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/app-rg-asr/providers/Microsoft.Network/virtualNetworks/app-vnet-asr"}"""))) {
			assertThat(refused.untilEnded().status()).as(refused.timeline()).isEqualTo(Status.REJECTED);
			assertThat(refused.received()).isEmpty();
		}
		assertThatExceptionOfType(InvalidRequest.class)
			.isThrownBy(() -> drill("shop-plan",
					"""
							{"networkId": "%s", "recoveryPoint": {"strategy": "CUSTOM", "id": "x"}}"""
						.formatted(VmFlight.DRILL_NETWORK)))
			.withMessageContaining("A recovery plan goes to a kind of point");
	}

	@Test
	void anEmergencyTakesTheGroupOverAndCleansUpFirst() {
		var flight = drill("shop-plan", UNTIL_DECISION);
		flight.untilAsked();
		var drill = flight.id;
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				"{\"target\": {\"recoveryPlanId\": \"%s/replicationRecoveryPlans/shop-plan\"}}"
					.formatted(VmFlight.VAULT),
				drill);
		flight.untilAsked();
		assertThat(flight.replica.operation(drill).status()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(4);
		nothingIsLeft(flight);
	}

}
