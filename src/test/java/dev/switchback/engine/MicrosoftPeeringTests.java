package dev.switchback.engine;

import java.util.List;

import dev.switchback.operation.Phase;
import dev.switchback.operation.Status;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Decision;
import dev.switchback.playbook.Mandate;
import dev.switchback.playbook.Purpose;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Failovers of Microsoft peerings, over the whole way.
class MicrosoftPeeringTests {

	private static final String PRIMARY = """
			{"scope": "PRIMARY", "peeringType": "MicrosoftPeering", "soak": "PT5S", "hold": {"mode": "FOR", "duration": "PT30S"}}""";

	private static Flight drill(String pair, String parameters) {
		return Flight.sick(Mandate.of(Purpose.DRILL), pair, parameters);
	}

	private static List<RuleVerdict> rules(Flight flight) {
		return flight.operation().runs().stream().map(StepRun::evidence).findFirst().orElseThrow().rules();
	}

	@Test
	void eachCircuitHasItsOwnNatPoolAndNoGatewayIsAskedFor() {
		var flight = drill("microsoft", PRIMARY);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);

		assertThat(flight.received()).hasSize(2).allMatch((line) -> line.contains("MicrosoftPeering"));
		assertThat(rules(flight)).extracting(RuleVerdict::rule)
			.contains("public-prefixes-validated")
			.doesNotContain("common-gateway", "gateway-has-both-paths", "global-reach-uncut");
		assertThat(rules(flight)).filteredOn((rule) -> rule.rule().equals("prefixes-covered"))
			.extracting(RuleVerdict::measured)
			.containsExactly("2 of 2 prefixes (as declared: 203.0.113.0/25)");
	}

	@Test
	void bothFamiliesAreDrainedAndBroughtBack() {
		var flight = drill("microsoft-dual-stack",
				PRIMARY.replace("\"soak\"", "\"addressFamilies\": [\"IPV4\", \"IPV6\"], \"soak\""));

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

	@Test
	void aSurvivorWhosePrefixesAreNotValidatedCarriesNothing() {
		var flight = drill("validation-needed", PRIMARY);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);

		assertThat(flight.received()).isEmpty();
		assertThat(rules(flight)).filteredOn((rule) -> rule.verdict() == Verdict.FAIL)
			.extracting((rule) -> rule.rule() + " of " + rule.subject())
			.contains("public-prefixes-validated of validation-needed-dub",
					"survivor-not-down of validation-needed-dub");
	}

	@Test
	void otherPrefixesThanTheDrainedOnesAreNoCoverageUnlessTheyAreDeclaredAsNatPools() {
		var flight = Flight.undeclared(Mandate.of(Purpose.MAINTENANCE), "microsoft", PRIMARY);

		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.REJECTED);

		assertThat(rules(flight)).filteredOn((rule) -> rule.rule().equals("prefixes-covered"))
			.extracting(RuleVerdict::sentence)
			.containsExactly(
					"some prefixes do not arrive over microsoft-dub and would be cut off; announce them there as well, or declare the NAT pools of both circuits: 203.0.113.0/25");
	}

	@Test
	void prefixesThatHaveToBeValidatedAnewWantASupportTicket() {
		var flight = drill("microsoft", PRIMARY);
		flight.fault("""
				{"kind": "validation", "circuit": "microsoft-ams"}""");

		var parked = flight.until((operation) -> operation.phase() instanceof Phase.Parked);

		assertThat(((Phase.Parked) parked.phase()).question().text()).contains(
				"Open a support request: “ExpressRoute circuit /subscriptions/",
				"(203.0.113.0/25, customer ASN 64510)");
		flight
			.fault("""
					{"kind": "drift", "circuit": "microsoft-ams", "peering": "MicrosoftPeering", "set": {"validation": "Configured"}}""");
		flight.decide(Decision.RETRY);
		assertThat(flight.untilEnded().status()).as(flight.timeline()).isEqualTo(Status.SUCCEEDED);
	}

}
