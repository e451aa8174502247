package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import dev.switchback.simulator.estate.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What docs/safety.md promises of the journeys of machines, in its own words.
class SafetyMachinesTests {

	private static VmFlight asked(Trait trait, Purpose purpose) {
		var flight = VmFlight.with(trait, purpose, "{}");
		flight.untilAsked();
		return flight;
	}

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void aFailoverThatIsIntendedNeverTurnsBackByItself(Purpose purpose) {
		var flight = asked(Trait.FAILOVER_FAILS, purpose);
		assertThat(flight.question()).contains("28031");
		flight.passUntil(flight.time.instant().plus(Duration.ofDays(2)));
		assertThat(flight.operation().phase()).as(flight.timeline()).isInstanceOf(Phase.Parked.class);
		assertThat(flight.received()).hasSize(1);
		assertThat(flight.offers()).contains(Decision.RETRY).doesNotContain(Decision.RESTORE, Decision.CANCEL);
	}

	@ParameterizedTest
	@EnumSource(names = { "CANCEL", "RESTORE" })
	void noMachineTakesCancelOrRestoreOnceItsFailoverIsIntended(Decision decision) {
		var flight = VmFlight.of(Purpose.MAINTENANCE, "{}");
		flight.until((operation) -> !operation.mutations().isEmpty());
		assertThat(flight.decide(decision)).isInstanceOf(Settled.NotAllowed.class);
	}

	@Test
	void aSourceThatWasShutDownByTheFailoversOwnTaskIsOff() {
		var flight = VmFlight.of(Purpose.EMERGENCY, "{}");
		flight.untilAsked();
		assertThat(flight.timeline()).contains("the failover shut the source in westeurope down");
		assertThat(flight.offers()).doesNotContain(Decision.FENCE_SOURCE);
	}

	@Test
	void aSourceThatNobodyShutDownIsNotTakenForOff() {
		var flight = VmFlight.of(Purpose.EMERGENCY, """
				{"shutDownSource": false}""");
		flight.untilAsked();
		assertThat(flight.question()).contains("It is not known that its source is off");
	}

	@Test
	void aSourceThatIsReadDeallocatedIsOff() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		flight.decide(Decision.FENCE_SOURCE);
		flight.untilAsked();
		assertThat(flight.question()).doesNotContain("It is not known that its source is off");
	}

	@Test
	void aSourceThatIsNotOffIsWatchedUntilTheReprotectHasRemovedIt() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		assertThat(flight.operation().owed()).singleElement()
			.satisfies((owed) -> assertThat(owed.kind()).isEqualTo("watch-source"));
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.reprotect");
		assertThat(flight.operation().owed()).as(flight.timeline()).hasSize(1);
		flight.untilAt("out.protected");
		assertThat(flight.operation().owed()).as(flight.timeline()).isEmpty();
	}

	@Test
	void aSourceThatIsNotOffMayBeSwitchedOffByAPerson() {
		assertThat(asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY).offers()).contains(Decision.FENCE_SOURCE);
	}

	@Test
	void commitWantsAcknowledgedThatTheSourceIsNotOff() {
		var flight = asked(Trait.SOURCE_STAYS_UP, Purpose.EMERGENCY);
		assertThat(flight.decideWithout(Decision.COMMIT)).isInstanceOf(Settled.Unfit.class);
		assertThat(flight.decide(Decision.COMMIT)).isNotInstanceOf(Settled.Unfit.class);
	}

}
