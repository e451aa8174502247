package dev.switchback.simulator;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.wire.Response;
import dev.switchback.simulator.world.Assumptions;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// Microsoft peering knows no gateways, and no BGP before the prefixes are validated.
class MicrosoftPeeringTests {

	private static final String PEERING = "/peerings/MicrosoftPeering";

	private final Rig rig = rig("microsoft", Settings.DEFAULT);

	private static Rig rig(String pair, Settings settings) {
		return new Rig(Estate.of(SickPairs.named(pair)), settings);
	}

	private static String circuit(String pair, String site) {
		return SickPairs.scope(pair).id("expressRouteCircuits", pair + "-" + site);
	}

	private static String ams() {
		return circuit("microsoft", "ams");
	}

	private static Response change(Rig rig, String circuit, Consumer<ObjectNode> change) {
		var body = rig.json(circuit + PEERING);
		body.remove(List.of("etag", "type"));
		change.accept(body.withObject("properties"));
		var accepted = rig.put(circuit + PEERING, body);
		rig.time.advance("PT1M");
		return accepted;
	}

	private static Response switchTo(Rig rig, String circuit, String state) {
		return change(rig, circuit, (properties) -> properties.put("state", state));
	}

	private static JsonNode rows(Rig rig, String circuit, String table) {
		return rig.read(circuit + PEERING + "/" + table + "/primary").path("value");
	}

	private static String summary(Rig rig, String circuit) {
		return rows(rig, circuit, "routeTablesSummary").path(0).path("statePfxRcd").asString();
	}

	private static String validation(Rig rig, String circuit) {
		return rig.json(circuit + PEERING)
			.path("properties")
			.path("microsoftPeeringConfig")
			.path("advertisedPublicPrefixesState")
			.asString();
	}

	@Test
	void itAnnouncesItsOwnPool() {
		assertThat(summary(this.rig, ams())).isEqualTo("1");
		assertThat(rows(this.rig, ams(), "routeTables").toString()).contains("203.0.113.0/25").doesNotContain("65515");
		assertThat(rows(this.rig, circuit("microsoft", "dub"), "routeTables").toString()).contains("203.0.113.128/25");
	}

	@Test
	void itSaysWhichPrefixesAreValidatedAndWhichServicesAreLetThrough() {
		var properties = this.rig.json(ams() + PEERING).path("properties");

		assertThat(properties.path("microsoftPeeringConfig").path("advertisedPublicPrefixes").path(0).asString())
			.isEqualTo("203.0.113.0/25");
		assertThat(validation(this.rig, ams())).isEqualTo("Configured");
		assertThat(this.rig.json(properties.path("routeFilter").path("id").asString())
			.path("properties")
			.path("rules")
			.path(0)
			.path("properties")
			.path("access")
			.asString()).isEqualTo("Allow");
	}

	@Test
	void itIsSwitchedOffAndOnLikePrivatePeering() {
		assertThat(switchTo(this.rig, ams(), "Disabled").status()).isEqualTo(200);
		assertThat(summary(this.rig, ams())).isEqualTo("Idle");
		assertThat(this.rig.simulator.mutations().getFirst().change())
			.isEqualTo("microsoft-ams MicrosoftPeering state Enabled→Disabled");
		switchTo(this.rig, ams(), "Enabled");
		assertThat(summary(this.rig, ams())).isEqualTo("1");
		assertThat(validation(this.rig, ams())).isEqualTo("Configured");
	}

	@Test
	void whoeverLeavesTheConfigurationOutLosesIt() {
		change(this.rig, ams(), (properties) -> properties.remove("microsoftPeeringConfig"));

		assertThat(validation(this.rig, ams())).isEmpty();
		assertThat(summary(this.rig, ams())).isEqualTo("Active");
	}

	@Test
	void newPrefixesHaveToBeValidatedWhateverTheBodySays() {
		change(this.rig, ams(),
				(properties) -> properties.withObject("microsoftPeeringConfig")
					.withArray("advertisedPublicPrefixes")
					.add("192.0.2.0/24"));

		assertThat(validation(this.rig, ams())).isEqualTo("ValidationNeeded");
		assertThat(summary(this.rig, ams())).isEqualTo("Active");
	}

	@Test
	void withoutValidationThereIsNoBgp() {
		var pair = "validation-needed";
		var unvalidated = rig(pair, Settings.DEFAULT);

		assertThat(validation(unvalidated, circuit(pair, "dub"))).isEqualTo("ValidationNeeded");
		assertThat(summary(unvalidated, circuit(pair, "dub"))).isEqualTo("Active");
		assertThat(summary(unvalidated, circuit(pair, "ams"))).isEqualTo("1");
	}

	@Test
	void eachFamilyHasPrefixesOfItsOwn() {
		var pair = "microsoft-dual-stack";
		var both = rig(pair, Settings.DEFAULT
			.with(Assumptions.HARMFUL.with("ipv6InSummaries", true).with("ipv4DisableTakesIpv6", false)));
		var ams = circuit(pair, "ams");
		assertThat(rows(both, ams, "routeTables").toString()).contains("203.0.113.0/25", "2001:db8:a::/48");

		switchTo(both, ams, "Disabled");

		assertThat(rows(both, ams, "routeTables").toString()).contains("2001:db8:a::/48")
			.doesNotContain("203.0.113.0/25");
		assertThat(both.json(ams + PEERING)
			.path("properties")
			.path("ipv6PeeringConfig")
			.path("microsoftPeeringConfig")
			.path("advertisedPublicPrefixes")
			.path(0)
			.asString()).isEqualTo("2001:db8:a::/48");
	}

	@Test
	void itsBytesMoveToTheOtherCircuit() {
		switchTo(this.rig, ams(), "Disabled");
		var before = this.rig.json(circuit("microsoft", "dub") + PEERING + "/stats").path("primarybytesIn").asLong();
		var drained = this.rig.json(ams() + PEERING + "/stats");
		this.rig.time.advance("PT1S");

		assertThat(this.rig.json(circuit("microsoft", "dub") + PEERING + "/stats").path("primarybytesIn").asLong())
			.isEqualTo(before + 2_000_000);
		assertThat(this.rig.json(ams() + PEERING + "/stats")).isEqualTo(drained);
	}

}
