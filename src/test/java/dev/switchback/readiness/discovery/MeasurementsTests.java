package dev.switchback.readiness.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// A week of half hours, in both directions, on both links of two peerings.
class MeasurementsTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private final ObjectNode note = JsonMapper.shared().createObjectNode().put("readAt", NOW.toString());

	private void measure(Random random) {
		var value = this.note.putArray("value");
		for (var metric = 0; metric < 2; metric++) {
			var series = value.addObject().putArray("timeseries");
			for (var one = 0; one < 4; one++) {
				var data = series.addObject().put("metadatavalues", one).putArray("data");
				for (var at = NOW.minus(Duration.ofDays(7)); at.isBefore(NOW); at = at.plus(Duration.ofMinutes(30))) {
					var point = data.addObject().put("timeStamp", at.toString());
					if (random.nextInt(20) > 0) {
						point.put("average", random.nextInt(1_000_000_000));
					}
				}
			}
		}
	}

	private List<Double> peaks() {
		return this.note.path("value").valueStream().map(MeasurementsTests::peak).toList();
	}

	private static double peak(JsonNode metric) {
		var sums = new TreeMap<String, Double>();
		metric.path("timeseries")
			.forEach((series) -> series.path("data")
				.forEach((point) -> sums.merge(point.path("timeStamp").asString(), point.path("average").asDouble(0),
						Double::sum)));
		return sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

	private List<String> lately() {
		return this.note.findValues("data")
			.stream()
			.flatMap(JsonNode::valueStream)
			.filter((point) -> point.path("timeStamp").asString().compareTo("2026-03-01T09:00:00Z") > 0)
			.map(JsonNode::toString)
			.toList();
	}

	@Test
	void keepsEachPeakAndTheLastDayAndLittleElse() {
		for (var seed = 0; seed < 50; seed++) {
			measure(new Random(seed));
			var peaks = peaks();
			var lately = lately();

			Measurements.thinned(this.note, NOW);

			assertThat(peaks()).isEqualTo(peaks);
			assertThat(lately()).isEqualTo(lately).hasSizeGreaterThan(8 * 40);
			assertThat(this.note.findValues("timeStamp")).hasSizeLessThanOrEqualTo(8 * 51);
		}
	}

	@Test
	void leavesWhatHasAnotherFormAsItIs() {
		measure(new Random(1));
		((ObjectNode) this.note.at("/value/0/timeseries/1/data/7")).put("timeStamp", "yesterday");
		var odd = this.note.at("/value/0").deepCopy();

		Measurements.thinned(this.note, NOW);

		assertThat(this.note.at("/value/0")).isEqualTo(odd);
		assertThat(this.note.at("/value/1/timeseries/0/data").size()).isLessThan(60);
	}

	@Test
	void whatCouldNotBeReadIsStillNotRead() {
		this.note.put("problem", "Azure says no");

		assertThat(Measurements.thinned(this.note.deepCopy(), NOW)).isEqualTo(this.note);
	}

}
