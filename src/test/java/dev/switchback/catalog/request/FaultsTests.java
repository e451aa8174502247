package dev.switchback.catalog.request;

import java.time.Duration;
import java.util.List;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.InvalidRequest.Fault;
import dev.switchback.playbook.RecoveryPointWish;
import dev.switchback.playbook.RecoveryPointWish.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsTests {

	private static final Duration USUAL = Duration.ofMinutes(5);

	private final Faults faults = new Faults();

	@ParameterizedTest
	@CsvSource({ "PT1S, PT1S", "pt10m, PT10M", "PT0.001S, PT5M", "PT0.999S, PT5M", "PT10M0.001S, PT5M" })
	void durationsLieWithinTheirBoundsAndBothBoundsAreAllowed(String text, Duration duration) {
		assertThat(duration(text)).isEqualTo(duration);
	}

	@Test
	void aDurationOutOfBoundsNamesThem() {
		duration("PT11M");
		assertThat(this.faults.any()).isTrue();
		assertThat(this.faults.invalid().faults())
			.containsExactly(new Fault("/a", "This may be PT1S at least and PT10M at most."));
	}

	@Test
	void aDurationIsReadUpToFortyCharacters() {
		var forty = "PT" + "0".repeat(36) + "7S";
		assertThat(forty).hasSize(40);
		assertThat(duration(forty)).isEqualTo(Duration.ofSeconds(7));
		assertThat(this.faults.any()).isFalse();
		assertThat(duration("PT" + "0".repeat(37) + "7S")).isEqualTo(USUAL);
		assertThat(this.faults.invalid().faults())
			.containsExactly(new Fault("/a", "Write a duration as ISO 8601 does, such as PT10S or PT15M."));
	}

	@Test
	void whatIsMissingIsNoFault() {
		assertThat(this.faults.duration("/a", null, USUAL, Duration.ZERO, USUAL)).isEqualTo(USUAL);
		assertThat(this.faults.word("/b", null, Strategy.class, Strategy.LATEST)).isEqualTo(Strategy.LATEST);
		assertThat(this.faults.any()).isFalse();
	}

	@Test
	void aWordIsOneOfThoseThatAreKnown() {
		assertThat(this.faults.word("/b", "CUSTOM", Strategy.class, Strategy.LATEST)).isEqualTo(Strategy.CUSTOM);
		assertThat(this.faults.any()).isFalse();
		assertThat(this.faults.word("/b", "custom", Strategy.class, Strategy.LATEST)).isEqualTo(Strategy.LATEST);
		assertThat(this.faults.invalid()).isInstanceOf(InvalidRequest.class)
			.hasMessage(
					"Use one of: LATEST, LATEST_PROCESSED, LATEST_APP_CONSISTENT, LATEST_CRASH_CONSISTENT, CUSTOM.");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, -, LATEST_PROCESSED, -", "LATEST, -, LATEST, -", "CUSTOM, p1, CUSTOM, p1" })
	void aRecoveryPointIsWishedForByStrategyOrById(String strategy, String id, Strategy wished, String point) {
		assertThat(Machines.point(strategy, id, this.faults)).isEqualTo(new RecoveryPointWish(wished, point));
		assertThat(this.faults.any()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "CUSTOM, -", "LATEST, p1", "-, p1" })
	void onlyACustomPointIsNamed(String strategy, String id) {
		Machines.point(strategy, id, this.faults);
		assertThat(this.faults.invalid().faults()).containsExactly(new Fault("/parameters/recoveryPoint/id",
				"Name a point with CUSTOM, and with nothing else. GET /v1/recovery-points lists them."));
	}

	@Test
	void idsHaveFiveHundredCharactersAtMost() {
		Machines.point("CUSTOM", "p".repeat(500), this.faults);
		assertThat(this.faults.any()).isFalse();
		Machines.point("CUSTOM", "p".repeat(501), this.faults);
		assertThat(this.faults.any()).isTrue();
	}

	@Test
	void aResourceIsOfItsType() {
		assertThat(network(SomeVms.DRILL_NETWORK)).isTrue();
		assertThat(this.faults.any()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "drill-vnet",
			"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/a/providers/Microsoft.Network/loadBalancers/x" })
	void whatIsNoResourceOfItsTypeIsAFault(String id) {
		assertThat(network(id)).isFalse();
		assertThat(this.faults.invalid().faults())
			.isEqualTo(List.of(new Fault("/n", "This is not the ARM id of one of Microsoft.Network/virtualNetworks.")));
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0 s", "PT5S, 5 s", "PT1H30M, 1 h 30 min", "PT26H, 26 h", "PT1M0.250S, 1 min 250 ms",
			"PT1H1M1.001S, 1 h 1 min 1 s 1 ms" })
	void durationsAreSpoken(Duration duration, String spoken) {
		assertThat(Spoken.of(duration)).isEqualTo(spoken);
	}

	private boolean network(String id) {
		return Machines.resource("/n", id, "Microsoft.Network", "virtualNetworks", this.faults);
	}

	private Duration duration(String text) {
		return this.faults.duration("/a", text, USUAL, Duration.ofSeconds(1), Duration.ofMinutes(10));
	}

}
