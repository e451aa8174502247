package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Status;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A source is to be switched off, and its region answers nothing: what cannot be told of it keeps no machine from being gone
/// on with.
class VmFencingTests {

	private static VmFlight asked() {
		var flight = VmFlight.of(Purpose.EMERGENCY, """
				{"shutDownSource": false}""");
		flight.untilAsked();
		return flight;
	}

	/// @param after from when on nobody can read the source
	private static void silent(VmFlight flight, Duration after) {
		flight.fault("""
				{"kind": "blind", "match": {"method": "GET", "path": "%s*"}, "after": "%s", "for": "P2D"}"""
			.formatted(flight.operation().owed().getFirst().subject(), after));
	}

	private static void isGoneOnWith(VmFlight flight) {
		flight.decide(Decision.FENCE_SOURCE);
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(1)));
		assertThat(flight.operation().status()).as(flight.timeline()).isEqualTo(Status.AWAITING_DECISION);
		assertThat(flight.offers()).as(flight.timeline()).contains(Decision.COMMIT, Decision.FENCE_SOURCE);
		assertThat(flight.question()).contains("It is not known that its source is off");
		assertThat(flight.operation().owed()).hasSize(1);
		flight.decide(Decision.COMMIT);
		flight.untilAt("out.region");
		assertThat(flight.operation().mutations()).as(flight.timeline())
			.last()
			.satisfies((call) -> assertThat(call.title()).startsWith("commit"));
	}

	@Test
	void aSourceThatCannotBeReadHoldsUpNoCommit() {
		var flight = asked();
		silent(flight, Duration.ZERO);
		isGoneOnWith(flight);
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"kind": "lose", "tookEffect": false, "match": {"method": "POST", "path": "*/deallocate"}, "times": 1}""",
			"""
					{"kind": "refuse", "status": 503, "code": "ServiceUnavailable", "match": {"method": "POST", "path": "*/deallocate"}, "times": 1}""" })
	void aCallOfWhichNobodyCanTellWhatBecameHoldsUpNoCommit(String fault) {
		var flight = asked();
		flight.fault(fault);
		silent(flight, Duration.ofSeconds(2));
		isGoneOnWith(flight);
		assertThat(flight.operation().mutations()).as(flight.timeline())
			.anyMatch((call) -> call.title().startsWith("deallocate"));
	}

}
