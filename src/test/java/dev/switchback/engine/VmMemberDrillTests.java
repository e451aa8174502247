package dev.switchback.engine;

import dev.switchback.operation.Obligation;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The drill of one machine of a group, which an emergency takes over that fails the whole group over.
class VmMemberDrillTests {

	/// A drill of the second machine alone.
	private static VmFlight drill() {
		var flight = VmGroupTests.flight(Crashes.never(), VmFlight.recorded())
			.ask("VM_TEST_FAILOVER", Mandate.of(Purpose.DRILL), "app-02", """
					{"networkId": "%s", "hold": {"mode": "UNTIL_DECISION"}}""".formatted(VmFlight.DRILL_NETWORK));
		flight.untilAsked();
		return flight;
	}

	private static void takenOver(VmFlight flight) {
		flight.id = flight.replica.ask("VM_FAILOVER", Mandate.of(Purpose.EMERGENCY),
				VmFlight.planned("shop-plan", "{}"), flight.id);
	}

	@Test
	void itsPromiseIsKeptByTheStepThatCleansItUp() {
		var flight = drill();
		takenOver(flight);
		flight.untilAt("out.cleanup.2");
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(1);
		flight.untilAsked();
		assertThat(flight.operation().obligations()).as(flight.timeline())
			.filteredOn((promise) -> promise.kind().equals("clean-up-drill"))
			.singleElement()
			.satisfies((promise) -> assertThat(promise.state()).isEqualTo(Obligation.State.DISCHARGED));
	}

	@Test
	void itsCleanUpThatLeftNoTraceIsMadeAgainOnlyByAPerson() {
		var flight = drill().fault("""
				{"kind": "ignore", "match": {"method": "POST", "path": "*/testFailoverCleanup"}, "times": 1}""");
		flight.cloud.doctor().hide("/replicationjobs/", () -> flight.mutations().size() > 1);
		flight.decide(Decision.CANCEL);
		flight.until((operation) -> operation.mutations().size() == 2);
		takenOver(flight);
		flight.untilAsked();
		assertThat(flight.operation().lastRun().key()).as(flight.timeline()).isEqualTo("out.cleanup.2");
		assertThat(flight.question()).contains("shows no job of it");
		assertThat(flight.received()).hasSize(2);
	}

}
