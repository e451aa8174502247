package dev.switchback.azure.expressroute;

import java.time.Instant;
import java.util.List;

import dev.switchback.azure.expressroute.HealthyCircuits.Healthy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

public abstract class HealthyCircuitsContract {

	private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");

	protected abstract HealthyCircuits circuits();

	@Test
	void theLastOneIsRemembered() {
		var circuits = circuits();
		var first = new Healthy("/one", List.of("10.1.0.0/16", "2001:db8::/48"), AT);
		circuits.remember(first);
		assertThat(circuits.last("/one")).contains(first);
		assertThat(circuits.last("/other")).isEmpty();

		var later = new Healthy("/one", List.of(), AT.plusSeconds(1));
		circuits.remember(later);
		circuits.remember(first);
		assertThat(circuits.last("/one")).as("what is older changes nothing").contains(later);
	}

}
