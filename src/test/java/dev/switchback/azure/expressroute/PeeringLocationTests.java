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

	@ParameterizedTest
	@CsvSource({ "Amsterdam, Dublin, true", "Amsterdam, Amsterdam2, true", "Equinix-Amsterdam-AM5, Amsterdam, false",
			"Equinix-Amsterdam-AM5, Amsterdam2, false", "Equinix-Amsterdam-AM5, Interxion-Amsterdam-AMS8, true",
			"Equinix-Amsterdam-AM5, Dublin, true", "Equinix-Ashburn-DC2, Washington DC, false",
			"Amsterdam Metro, Equinix-Amsterdam-AM5, false", "Amsterdam, amsterdam, false" })
	void tellsWhetherTheyAreKnownToBeTwoHouses(String one, String other, boolean apart) {
		assertThat(new PeeringLocation(one).apart(new PeeringLocation(other))).isEqualTo(apart);
		assertThat(new PeeringLocation(other).apart(new PeeringLocation(one))).isEqualTo(apart);
	}

}
