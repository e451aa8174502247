package dev.switchback.engine;

import java.util.List;
import java.time.Duration;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleOverride;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Failovers of a pair with IPv6 beside IPv4, over the whole way. Its ASN has four bytes.
class DualStackFailoverTests {

	private static final String IPV6 = "2001:db8:10::/48";

	private static final String BOTH = """
			{"scope": "PRIMARY", "soak": "PT5S", "addressFamilies": ["IPV4", "IPV6"]}""";

	private static final String ONLY_IPV6 = """
			{"scope": "PRIMARY", "soak": "PT5S", "addressFamilies": ["IPV6"]}""";

	private static final String ONLY_IPV4 = """
			{"scope": "PRIMARY", "soak": "PT5S", "addressFamilies": ["IPV4"]}""";

	/// Switching IPv4 off leaves IPv6 alone.
	private static final Settings APART = Settings.DEFAULT
		.with(Assumptions.HARMFUL.with("ipv4DisableTakesIpv6", false));

	private static Flight flight(Purpose purpose, String parameters, boolean rows) {
		return Flight.dualStack(Mandate.of(purpose), parameters, IPV6)
			.assuming(Settings.DEFAULT.with(Assumptions.HARMFUL.with("ipv6InSummaries", rows)));
	}

	private static String states(Flight flight) {
		var peering = flight.peering("dual-ams");
		return "%s, IPv6 %s".formatted(peering.path("state").asString(),
				peering.path("ipv6PeeringConfig").path("state").asString());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bothFamiliesAreDrainedWithOneWriteAndBroughtBackWithOne(boolean rows) {
		var flight = flight(Purpose.DRILL, BOTH, rows);
		flight.untilAt("primary.hold");
		assertThat(states(flight)).isEqualTo("Disabled, IPv6 Disabled");

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);

		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Enabled");
		assertThat(flight.received()).hasSize(2).allMatch((line) -> line.endsWith("ACCEPTED"));
		assertThat(flight.timeline()).contains("IPv4 and IPv6 on the private peering of dual-ams (Amsterdam)");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ipv6AloneIsDrainedWhileIpv4StaysOn(boolean rows) {
		var flight = flight(Purpose.DRILL, ONLY_IPV6, rows);
		flight.untilAt("primary.hold");
		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Disabled");

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);

		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Enabled");
		assertThat(flight.timeline()).contains("dual-ams (Amsterdam) is silent in IPv6")
			.contains("the byte counters do not tell families apart, and IPv4 stays on dual-ams (Amsterdam)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DRILL", "MAINTENANCE" })
	void aFamilyThatGoesDownUnaskedIsUndone(String purpose) {
		var flight = flight(Purpose.valueOf(purpose), ONLY_IPV4, false);

		var ended = flight.untilEnded();

		assertThat(ended.status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Enabled");
		assertThat(flight.timeline())
			.contains("IPv6 of dual-ams (Amsterdam) went down as well, which nobody asked for");
	}

	@Test
	void aFamilyThatGoesDownUnaskedInAnEmergencyAsks() {
		var flight = flight(Purpose.EMERGENCY, ONLY_IPV4, false);

		var parked = flight.until((operation) -> operation.phase() instanceof Phase.Parked);

		assertThat(((Phase.Parked) parked.phase()).question().offers()).as(flight.timeline())
			.first()
			.isEqualTo(Decision.RESTORE);
		assertThat(flight.timeline())
			.contains("IPv6 of dual-ams (Amsterdam) went down as well, which nobody asked for");
		flight.passUntil(flight.time.instant().plus(Duration.ofHours(3)));
		assertThat(flight.peering("dual-ams").path("state").asString()).isEqualTo("Disabled");

		flight.decide(Decision.RESTORE);

		flight.untilEnded();
		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Enabled");
	}

	@Test
	void aFamilyThatSomebodySwitchesOffInTheHoldOfADrillIsUndone() {
		var flight = Flight.dualStack(Mandate.of(Purpose.DRILL), ONLY_IPV4, IPV6).assuming(APART);
		flight.untilAt("primary.hold");
		flight.fault("""
				{"kind": "drift", "circuit": "dual-ams", "set": {"ipv6State": "Disabled"}}""");

		var ended = flight.untilEnded();

		assertThat(ended.status()).as(flight.timeline()).isEqualTo(Status.RESTORED);
		assertThat(states(flight)).isEqualTo("Enabled, IPv6 Enabled");
		assertThat(flight.timeline())
			.contains("IPv6 of dual-ams (Amsterdam) went down as well, which nobody asked for");
	}

	@Test
	void aFamilyThatSomebodySwitchesOffInTheHoldOfAnEmergencyAsks() {
		var flight = Flight.dualStack(Mandate.of(Purpose.EMERGENCY), ONLY_IPV4, IPV6).assuming(APART);
		flight.untilAt("primary.hold");
		flight.fault("""
				{"kind": "drift", "circuit": "dual-ams", "set": {"ipv6State": "Disabled"}}""");
		flight.passUntil(flight.time.instant().plus(Duration.ofMinutes(10)));

		assertThat(flight.timeline())
			.contains("IPv6 of dual-ams (Amsterdam) went down as well, which nobody asked for");
		assertThat(states(flight)).isEqualTo("Disabled, IPv6 Disabled");
	}

	@Test
	void ipv6ThatNothingTellsOfIsNotDrained() {
		var flight = Flight.dualStack(Mandate.of(Purpose.MAINTENANCE), BOTH);

		var parked = flight.until((operation) -> operation.phase() instanceof Phase.Parked);

		assertThat(flight.received()).isEmpty();
		assertThat(parked.runs()
			.stream()
			.map(StepRun::evidence)
			.flatMap((evidence) -> evidence.rules().stream())
			.filter((rule) -> rule.verdict() == Verdict.INCONCLUSIVE && rule.force().blocks(Purpose.MAINTENANCE))
			.map(RuleVerdict::sentence)).contains(
					"it cannot be told whether dual-dub (Dublin) carries IPv6, because Azure shows neither an IPv6 session nor an IPv6 route of it; look at the customer edge, or drain IPv4 alone",
					"no IPv6 prefix of dual-ams (Amsterdam) is shown or known, so there is nothing to compare with; declare its prefixes");
	}

	/// Who answers for every prefix of a family has said that nothing of it arrives: that is no loss of the survivor later.
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aFamilyThatSomebodyAnswersForNeedNotArriveWhileTheOtherIsDrained(boolean rows) {
		var prefixes = new RuleOverride("prefixes-covered", "dual-dub", null, "nothing uses it yet", "alice", true);
		var gateway = new RuleOverride("gateway-has-both-paths", "dual-gw", null, "nothing uses it yet", "alice", true);
		var links = new RuleOverride("survivor-both-links", "dual-dub", null, "nothing uses it yet", "alice", true);
		var mandate = new Mandate(Purpose.EMERGENCY,
				rows ? List.of(prefixes, gateway, links) : List.of(prefixes, gateway));
		var flight = Flight.dualStack(mandate, ONLY_IPV4, IPV6)
			.assuming(APART.with(APART.assumptions().with("ipv6InSummaries", rows)))
			.showing("""
					{"kind": "convergence", "circuit": "dual-dub", "missing": ["%s"]}""".formatted(IPV6));
		assertThat(flight.untilAsked().text()).as(flight.timeline()).contains("Bring dual-ams (Amsterdam) back now?");
	}

}
