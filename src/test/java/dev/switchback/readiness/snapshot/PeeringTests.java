package dev.switchback.readiness.snapshot;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Which peering one is.
class PeeringTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "'type':'MicrosoftPeering';true", "'type':'AzurePrivatePeering';false",
					"'body':{'properties':{'peeringType':'MicrosoftPeering'}};true",
					"'type':7,'body':{'properties':{'peeringType':'microsoftpeering'}};true" },
			quoteCharacter = '`')
	void whereTheInventoryDoesNotSayWhatAzureShowsCounts(String members, boolean microsoft) {
		var circuit = JsonMapper.shared().readTree("{'peerings':[{%s}]}".formatted(members).replace('\'', '"'));
		var peering = new Circuit(Place.root(circuit, Instant.EPOCH)).peerings().first().orElseThrow();
		assertThat(peering.microsoft()).isEqualTo(microsoft);
	}

}
