package dev.switchback.engine;

import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// How long somebody in a hurry waits for what only a person can settle.
class AskedInTimeTests {

	private static final String ASKING = """
			{"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT5S"}""";

	@ParameterizedTest
	@EnumSource(Purpose.class)
	void inAnEmergencyWhatNobodyLetsUsReadIsAskedForAfterAMinute(Purpose purpose) {
		var flight = Flight.sick(Mandate.of(purpose), "foreign-gateway", ASKING);
		flight.after(Duration.ofSeconds(90));
		assertThat(flight.operation().phase() instanceof Phase.Parked).as(flight.timeline())
			.isEqualTo(purpose == Purpose.EMERGENCY);
		flight.untilAsked();
		assertThat(Duration.between(VirtualTime.START, flight.time.instant()))
			.isLessThan((purpose == Purpose.EMERGENCY) ? Duration.ofMinutes(2) : Duration.ofMinutes(11));
	}

	@Test
	void whoIsAskedHearsWhatWasNotSeenAndHowToAnswerForIt() {
		var flight = Flight.sick(Mandate.of(Purpose.EMERGENCY), "foreign-gateway", ASKING);
		assertThat(flight.untilAsked().text())
			.contains("”: what is seen does not settle it: it is not known what else depends on foreign-gateway-ams")
			.endsWith(
					"; whoever answers for it may RETRY with overrides for: gateway-has-both-paths of other gateways. What now?");
	}

	@Test
	void whatMayBeReadYetIsWaitedFor() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING)
			.fault("""
					{"kind": "throttle", "retryAfter": 17, "match": {"path": "*contoso-dub*routeTable*"}, "for": "PT3M"}""");
		flight.after(Duration.ofMinutes(2));
		assertThat(flight.operation().phase()).as(flight.timeline()).isInstanceOf(Phase.Forward.class);
		assertThat(flight.untilAsked().text()).startsWith("contoso-ams (Amsterdam) is drained");
	}

	@Test
	void whatNobodyMayAnswerForIsWaitedFor() {
		var flight = Flight.of(Mandate.of(Purpose.EMERGENCY), ASKING).fault("""
				{"kind": "blind", "match": {"circuit": "contoso-dub"}, "for": "PT5M"}""");
		flight.after(Duration.ofMinutes(3));
		assertThat(flight.operation().phase()).isInstanceOf(Phase.Forward.class);
		assertThat(flight.untilAsked().text()).startsWith("contoso-ams (Amsterdam) is drained");
	}

	@Test
	void aQuestionSaysOnceWhatItIsAbout() {
		var flight = Flight.sick(Mandate.of(Purpose.EMERGENCY), "dual-stack", ASKING);
		assertThat(flight.untilAsked().text()).isEqualTo(
				"Trouble with “dual-stack-ams (Amsterdam) is silent, and dual-stack-dub (Dublin) still stands”: IPv6 of dual-stack-ams (Amsterdam) went down as well, which nobody asked for. What now?");
	}

}
