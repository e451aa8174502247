package dev.switchback.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.WireSettings;
import dev.switchback.simulator.world.WireSettings.GatewayPostHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncOperationTests {

	private final Rig rig = new Rig();

	@Test
	void aPeeringsPutIsAnsweredWithTheResourceAndOneHeader() {
		var before = this.rig.json(Rig.AMS + Rig.PEERING);
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");
		var body = Rig.json(accepted);

		assertThat(accepted.status()).isEqualTo(200);
		assertThat(accepted.header("Location")).isNull();
		assertThat(accepted.header("Retry-After")).isEqualTo("1");
		assertThat(accepted.header("Azure-AsyncOperation")).matches(Rig.BASE
				+ "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft\\.Network/locations/westeurope"
				+ "/operations/[0-9a-f-]{36}\\?api-version=2025-03-01");
		assertThat(body.path("properties").path("provisioningState").asString()).isEqualTo("Updating");
		assertThat(body.path("properties").path("state").asString()).isEqualTo("Disabled");
		var etags = List.of(before.path("etag").asString(), body.path("etag").asString(), etagLater());
		assertThat(etags).doesNotHaveDuplicates().allMatch((etag) -> etag.matches("W/\"[0-9a-f-]{36}\""));
	}

	private String etagLater() {
		this.rig.time.advance("PT4S");
		return this.rig.json(Rig.AMS + Rig.PEERING).path("etag").asString();
	}

	@Test
	void itIsInProgressUntilItsTimeAndSucceededThen() {
		var accepted = this.rig.switchTo(Rig.AMS, "Disabled");

		this.rig.time.advance("PT3.999S");
		var unfinished = this.rig.get(Rig.asyncOperation(accepted));
		assertThat(Rig.json(unfinished).path("status").asString()).isEqualTo("InProgress");
		assertThat(unfinished.header("Retry-After")).isEqualTo("1");
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Updating");
		this.rig.time.advance("PT0.001S");
		var finished = this.rig.get(Rig.asyncOperation(accepted));
		assertThat(Rig.json(finished).path("status").asString()).isEqualTo("Succeeded");
		assertThat(finished.header("Retry-After")).isNull();
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Succeeded");
	}

	@ParameterizedTest
	@ValueSource(strings = { "arpTables/primary", "routeTables/SECONDARY", "routetablessummary/Primary" })
	void aTablesPostIsAnsweredWith202AndTheWordNull(String table) {
		var accepted = this.rig.post(Rig.AMS + "/peerings/azureprivatepeering/" + table);

		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.text()).isEqualTo("null");
		assertThat(accepted.header("Azure-AsyncOperation")).isNull();
		assertThat(accepted.header("Location")).contains("/operationResults/");
		assertThat(accepted.header("x-ms-ratelimit-remaining-subscription-writes")).isNull();
		var early = this.rig.get(Rig.location(accepted));
		assertThat(early.status()).isEqualTo(202);
		assertThat(early.header("Retry-After")).isEqualTo("1");
		assertThat(early.header("Location")).isEqualTo(accepted.header("Location"));
		this.rig.time.advance("PT1S");
		var ready = this.rig.get(Rig.location(accepted));
		assertThat(ready.status()).isEqualTo(200);
		assertThat(ready.header("Location")).isEqualTo(accepted.header("Location"));
		assertThat(Rig.json(ready).path("value").size()).isPositive();
	}

	@Test
	void aGatewaysPostCarriesBothHeaders() {
		var accepted = this.rig.post(Rig.GATEWAY + "/getLearnedRoutes");

		assertThat(accepted.status()).isEqualTo(202);
		assertThat(this.rig.json(Rig.asyncOperation(accepted)).path("status").asString()).isEqualTo("InProgress");
		this.rig.time.advance("PT1S");
		assertThat(this.rig.json(Rig.asyncOperation(accepted)).path("status").asString()).isEqualTo("Succeeded");
		assertThat(this.rig.json(Rig.location(accepted)).path("value").size()).isPositive();
	}

	@Test
	void theSpecificationsFormWithoutALocationCanBeChosen() {
		this.rig.simulator.settings(Settings.DEFAULT.with(new WireSettings(0, 0, true,
				WireSettings.DEFAULT.tokenLifetime(), GatewayPostHeaders.ASYNC_OPERATION_ONLY)));

		var accepted = this.rig.post(Rig.GATEWAY + "/getLearnedRoutes");

		assertThat(accepted.header("Location")).isNull();
		assertThat(accepted.header("Azure-AsyncOperation")).isNotNull();
		// The same settings leave Retry-After out, as recorded.
		assertThat(accepted.header("Retry-After")).isNull();
		assertThat(this.rig.switchTo(Rig.AMS, "Disabled").header("Retry-After")).isNull();
	}

	@Test
	void aResultIsWhatCouldBeReadWhenItWasAskedFor() {
		var accepted = this.rig.post(Rig.AMS + Rig.PEERING + "/routeTables/primary");
		this.rig.settle(Rig.AMS, "Disabled");

		assertThat(this.rig.json(Rig.location(accepted)).path("value").toString()).contains("10.1.0.0/16");
	}

	@Test
	void urlsComeBackWithTheCallersVersionAndAuthority() {
		var call = Request.of("POST",
				"https://localhost:9/" + Rig.AMS + Rig.PEERING + "/arpTables/primary?api-version=2022-01-01");

		assertThat(this.rig.send(call).header("Location")).startsWith("https://localhost:9/subscriptions/")
			.endsWith("?api-version=2022-01-01");
	}

	@Test
	void aFinishedOperationIsForgottenInTheEnd() {
		var write = this.rig.switchTo(Rig.AMS, "Disabled");
		var read = this.rig.post(Rig.AMS + Rig.PEERING + "/arpTables/primary");
		this.rig.time.advance("PT20M");
		this.rig.post(Rig.AMS + Rig.PEERING + "/arpTables/primary");

		assertThat(this.rig.get(Rig.location(read)).status()).isEqualTo(404);
		assertThat(this.rig.status(write)).isEqualTo("Succeeded");
		this.rig.time.advance("P1D");
		this.rig.post(Rig.AMS + Rig.PEERING + "/arpTables/primary");
		assertThat(this.rig.get(Rig.asyncOperation(write)).status()).isEqualTo(404);
	}

}
