package dev.switchback.azure.expressroute;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringLocationTests {

	@ParameterizedTest
	@CsvSource({ "Amsterdam, amsterdam, true", "Amsterdam, Amsterdam2, false", "Amsterdam, Dublin, false",
			"Amsterdam Metro, Amsterdam, true", "Amsterdam2, Amsterdam Metro, true",
			"Amsterdam Metro, Amsterdam Metro, true", "Amsterdam Metro, Dublin Metro, false",
			"Amsterdam Metro, Dublin2, false" })
	void tellsWhetherOneSiteConcernsBoth(String one, String other, boolean shared) {
		assertThat(new PeeringLocation(one).shares(new PeeringLocation(other))).isEqualTo(shared);
	}

}
