package dev.switchback.chaos;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuresTests {

	private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-01T12:00:00Z");

	private final Findings findings = new Findings();

	private static Lateness.Call call(String id, int intended, int settled) {
		return new Lateness.Call(id, NOON.plusSeconds(intended), NOON.plusSeconds(settled));
	}

	private static String carries(String family, boolean up) {
		return """
				{"name": "contoso", "circuits": [
				 {"peerings": [{"name": "AzurePrivatePeering", "sessions": [
				  {"leg": "PRIMARY_%1$s", "up": %2$s}, {"leg": "SECONDARY_%1$s", "up": false}]}]},
				 {"peerings": [{"name": "AzurePrivatePeering", "sessions": [{"leg": "PRIMARY_IPV6", "up": true}]}]}]}"""
			.formatted(family, up);
	}

	@Test
	void onlyEarlierCallsExcuseThatItWasLate() {
		var doubts = Lateness.doubts(List.of(call("first", 0, 5), call("successful", 6, 20), call("later", 15, 30)),
				"successful", NOON.plusSeconds(10).toInstant());

		assertThat(doubts).containsExactly(new Weather.Spell(NOON.toInstant(), NOON.plusSeconds(5).toInstant()));
	}

	@Test
	void aFamilyThatIsDownOnBothIsNotCarriedByTheOther() {
		var json = JsonMapper.builder().build();

		assertThat(Paths.carrying(List.of(json.readTree(carries("IPV4", true)))))
			.containsExactly("contoso AzurePrivatePeering IPV4", "contoso AzurePrivatePeering IPV6");
		assertThat(Paths.carrying(List.of(json.readTree(carries("IPV4", false)))))
			.containsExactly("contoso AzurePrivatePeering IPV6");
	}

	@Test
	void aTakeoverThatHadNotComeWhenAReplicaWentOnCountsAtLeastAsLong() {
		Takeovers.leftOver(this.findings, 2, true, Duration.ofSeconds(20));

		assertThat(this.findings.counted("takeovers that had not come when the replica went on")).isEqualTo(2);
		assertThat(this.findings.table()).contains("20.0 s");
	}

	@Test
	void nobodyCouldHaveTakenOverBeforeTheLeaseWasUp() {
		Takeovers.leftOver(this.findings, 2, true, Takeovers.LEASE.minusMillis(1));

		assertThat(this.findings.table()).doesNotContain("takeover");
	}

	@Test
	void whatNobodyEverTookOverIsMeasured() {
		Takeovers.leftOver(this.findings, 1, false, Duration.ofSeconds(1));

		assertThat(this.findings.table()).contains("120.0 s");
	}

	@Test
	void whatThrowsAsideIsFound() throws InterruptedException {
		this.findings.aside("something", () -> {
			throw new AssertionError("503");
		}).join();

		assertThat(this.findings.violations()).containsOnlyKeys("failures of the run itself");
	}

}
