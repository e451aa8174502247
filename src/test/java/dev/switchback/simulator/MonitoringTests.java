package dev.switchback.simulator;

import java.time.Instant;
import java.util.List;

import dev.switchback.simulator.estate.sick.SickPairs;
import dev.switchback.simulator.world.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What Azure Monitor and Service Health tell about circuits.
class MonitoringTests {

	private static final String METRICS = "/providers/microsoft.insights/metrics?api-version=2018-01-01"
			+ "&metricnames=BitsInPerSecond,BitsOutPerSecond&aggregation=Average&interval=PT1H";

	private static final String SPLIT = "&$filter=PeeringType%20eq%20%27%2A%27%20and%20DeviceRole%20eq%20%27%2A%27";

	private static final String EVENTS = "/providers/Microsoft.ResourceHealth/events?api-version=2022-10-01";

	private final Rig rig = new Rig(SickPairs.besideHealthyOnes(), Settings.DEFAULT);

	private static String circuit(String pair, String site) {
		return SickPairs.scope(pair).id("expressRouteCircuits", pair + "-" + site);
	}

	private JsonNode metrics(String circuit, String more) {
		var now = this.rig.time.instant();
		return this.rig
			.json(circuit + METRICS + "&timespan=" + now.minusSeconds(86_400) + "/" + now.plusSeconds(3600) + more);
	}

	private static List<Double> averages(JsonNode series) {
		return series.path("data")
			.valueStream()
			.filter((it) -> it.has("average"))
			.map((it) -> it.path("average").asDouble())
			.toList();
	}

	@Test
	void bitsAreCountedByLinkIfAskedTo() {
		var metrics = metrics(circuit("no-headroom", "ams"), SPLIT).path("value");

		assertThat(metrics.size()).isEqualTo(2);
		assertThat(metrics.path(0).path("name").path("value").asString()).isEqualTo("BitsInPerSecond");
		var links = metrics.path(0).path("timeseries");
		assertThat(links.valueStream().map((link) -> link.path("metadatavalues").path(1).path("value").asString()))
			.containsExactly("Primary", "Secondary");
		assertThat(averages(links.path(0))).hasSize(24).contains(220_000_000.0, 110_000_000.0);
		assertThat(averages(metrics.path(1).path("timeseries").path(1))).contains(120_000_000.0);
	}

	@Test
	void unlessAskedToTheLinksAreAveraged() {
		var series = metrics(circuit("no-headroom", "ams"), "").path("value").path(0).path("timeseries");

		assertThat(series.size()).isOne();
		assertThat(series.path(0).path("metadatavalues").isEmpty()).isTrue();
		assertThat(averages(series.path(0))).contains(220_000_000.0);
	}

	@Test
	void aStandbyCarriesNothing() {
		assertThat(averages(
				metrics(circuit("standby-by-weight", "dub"), SPLIT).path("value").path(0).path("timeseries").path(0)))
			.containsOnly(0.0);
	}

	@Test
	void whatItDoesNotMeasureIsRefused() {
		var unknown = this.rig.get(
				Rig.AMS + METRICS.replace("BitsIn", "Parcels") + "&timespan=2026-03-01T00:00:00Z/2026-03-02T00:00:00Z");
		assertThat(unknown.status()).isEqualTo(400);
		assertThat(unknown.text()).contains("metric: ParcelsPerSecond, Valid metrics: BitsInPerSecond");
		for (var query : List.of("", "&timespan=yesterday", "&timespan=2026-03-02T00:00:00Z/2026-03-01T00:00:00Z",
				"&timespan=2000-03-02T00:00:00Z/2026-03-01T00:00:00Z")) {
			assertThat(this.rig.get(Rig.AMS + METRICS + query).status()).as(query).isEqualTo(400);
		}
	}

	@Test
	void maintenanceIsAnnouncedForTheNightToCome() {
		assertThat(this.rig.json(Rig.DUB + EVENTS).path("value").isEmpty()).isTrue();
		assertThat(this.rig.json(circuit("maintenance-announced", "ams") + EVENTS).path("value").isEmpty()).isTrue();

		var event = this.rig.json(circuit("maintenance-announced", "dub") + EVENTS).path("value").path(0);

		assertThat(event.path("name").asString()).startsWith("PYN_-");
		assertThat(event.path("properties").path("eventType").asString()).isEqualTo("PlannedMaintenance");
		assertThat(event.path("properties").path("status").asString()).isEqualTo("Active");
		var from = Instant.parse(event.path("properties").path("impactStartTime").asString());
		assertThat(from).isAfter(this.rig.time.instant()).isBefore(this.rig.time.instant().plusSeconds(86_401));
		assertThat(event.path("properties").path("impactMitigationTime").asString())
			.isEqualTo(from.plusSeconds(4 * 3600).toString());
	}

}
