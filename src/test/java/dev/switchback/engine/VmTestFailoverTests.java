package dev.switchback.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.switchback.Golden;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.HealthyVms;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Drills that end by themselves, of the real playbook on the simulator.
class VmTestFailoverTests {

	private static final Path TIMELINES = Path.of("src/test/resources/timelines/vm-test-failover");

	private static final String ISOLATED = """
			{"networkId": "%s"}""".formatted(VmFlight.DRILL_NETWORK);

	private static VmFlight flight(String parameters) {
		return flight(Crashes.never(), parameters);
	}

	private static VmFlight flight(Crashes crashes, String parameters) {
		return new VmFlight(crashes, HealthyVms.vault(3), VmFlight.recorded()).ask("VM_TEST_FAILOVER",
				Mandate.of(Purpose.DRILL), "app-01", parameters);
	}

	private static void approved(String name, VmFlight flight) throws IOException {
		Golden.holds(TIMELINES.resolve(name + ".txt"), "%s%nAzure received:%n  %s%n".formatted(flight.timeline(),
				flight.received().isEmpty() ? "nothing" : String.join("\n  ", flight.received())));
	}

	private static String drillState(VmFlight flight) {
		return flight.item(VmFlight.WEST + "app-01").path("testFailoverState").asString();
	}

	@Test
	void aDrillCleansUpAfterItself() throws IOException {
		var flight = flight(ISOLATED);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
		assertThat(drillState(flight)).isEqualTo("None");
		assertThat(flight.operation().obligations()).singleElement()
			.satisfies((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.DISCHARGED));
		approved("calm", flight);
	}

	@Test
	void theCleanUpIsPromisedBeforeTheCall() {
		var flight = flight(ISOLATED).fault("""
				{"kind": "lose", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.until((operation) -> !operation.mutations().isEmpty());
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.kind()).isEqualTo("clean-up-drill"));
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
	}

	@Test
	void leftoversAreNamedAndTheOperationFails() throws IOException {
		var flight = flight(ISOLATED).fault("""
				{"kind": "leave", "item": "app-01", "what": ["nic"], "times": 1}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isNotEqualTo(Status.SUCCEEDED);
		assertThat(flight.timeline()).contains("there is still app-01-test-nic");
		approved("leftovers", flight);
	}

	@Test
	void aFailedCleanUpIsTriedAgainByPeople() {
		var flight = flight(ISOLATED);
		flight.untilAt("hold");
		flight
			.fault("""
					{"kind": "fail", "code": "1", "message": "No.", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.RESTORING);
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(drillState(flight)).isEqualTo("None");
	}

	@Test
	void itEndsByItselfThoughNobodyDecides() {
		var flight = flight("""
				{"networkId": "%s", "hold": {"mode": "UNTIL_DECISION"}, "cleanUpWithin": "PT1H"}"""
			.formatted(VmFlight.DRILL_NETWORK));
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(Duration.between(VirtualTime.START, flight.time.instant())).isLessThan(Duration.ofMinutes(75));
		assertThat(drillState(flight)).isEqualTo("None");
	}

	@Test
	void cancelCleansUp() {
		var flight = flight(ISOLATED);
		flight.untilAt("hold");
		flight.decide(Decision.CANCEL);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(drillState(flight)).isEqualTo("None");
	}

	@Test
	void aFailedDrillIsCleanedUpAsFarAsThereIsAnything() {
		var flight = flight(ISOLATED)
			.fault("""
					{"kind": "fail", "code": "28031", "message": "Quota.", "match": {"method": "POST", "item": "app-01"}, "times": 1}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(flight.mutations()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app-rg-asr/providers/Microsoft.Network/virtualNetworks/app-vnet-asr",
			"app-rg/providers/Microsoft.Network/virtualNetworks/app-vnet",
			"app-rg-asr/providers/Microsoft.Network/virtualNetworks/nowhere" })
	void aNetworkThatCouldReachProductionIsRefused(String network) throws IOException {
		var flight = flight("""
				{"networkId": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/%s"}"""
			.formatted(network));
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.received()).isEmpty();
	}

	@Test
	void somebodyElsesDrillIsLeftAlone() {
		var flight = new VmFlight(Crashes.never(), VmFlight.vault(Trait.DRILL_RUNNING), VmFlight.recorded())
			.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-01", ISOLATED);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);
		assertThat(flight.received()).isEmpty();
	}

	/// The job of a drill may be unreadable at the moment at which its copy is there.
	@Test
	void ourOwnDrillIsNotTakenForSomebodyElsesWhileItsJobCannotBeRead() {
		var flight = flight(ISOLATED);
		flight.until((operation) -> !operation.mutations().isEmpty());
		flight.fault("""
				{"kind": "blind", "match": {"path": "*/replicationJobs/*"}, "for": "PT5M"}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
	}

	/// Nobody recorded that Azure took the call, and the copy is there before that is found out.
	@Test
	void ourOwnDrillIsNotTakenForSomebodyElsesWhileItIsNotKnownWhetherTheCallHappened() {
		var flight = flight(ISOLATED).fault("""
				{"kind": "lose", "match": {"method": "POST", "item": "app-01"}, "times": 1}""").fault("""
				{"kind": "blind", "match": {"path": "*/replicationJobs*"}, "for": "PT8M"}""");
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
		assertThat(flight.mutations()).hasSize(2);
	}

	@Test
	void anEmergencyTakesTheMachineOverAndCleansUpFirst() throws IOException {
		var flight = flight(ISOLATED);
		flight.untilAt("hold");
		var drill = flight.id;
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY), VmFlight.request("app-01", "{}"),
				drill);
		flight.until((operation) -> operation.phase() instanceof Phase.Parked);
		assertThat(flight.replica.operation(drill).status()).isEqualTo(Status.SUPERSEDED);
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.decide");
		assertThat(flight.received()).hasSize(3);
		assertThat(drillState(flight)).isEqualTo("None");
		approved("taken-over-by-an-emergency", flight);
	}

}
