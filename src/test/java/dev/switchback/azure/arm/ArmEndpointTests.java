package dev.switchback.azure.arm;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArmEndpointTests {

	private final ArmEndpoint endpoint = new ArmEndpoint(URI.create("https://management.azure.com/"));

	@Test
	void followsAddressesOnTheSameAuthority() {
		var signed = "https://MANAGEMENT.azure.com:443/subscriptions/x/operations/1?api-version=1&t=2&c="
				+ "A".repeat(3000);

		assertThat(this.endpoint.followed(signed)).hasToString(signed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/subscriptions/x", "http://management.azure.com/x",
			"https://management.azure.com:8443/x", "https://management.azure.com.evil.example/x",
			"https://user@management.azure.com/x", "https://management.azure.com@evil.example/x",
			"//management.azure.com/x", "/subscriptions/x", "subscriptions", "", "file:///etc/passwd", "not an address",
			"https:///x", "https://management.azure.com\\@evil.example/x" })
	void followsNothingElse(String address) {
		assertThatExceptionOfType(NotLeaving.class).isThrownBy(() -> this.endpoint.followed(address))
			.satisfies((stop) -> assertThat(stop.problem().problem().code()).isEqualTo("ForeignAddress"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8443", "https://host/path", "https://host?x=1", "https://user@host",
			"https://host#x", "management.azure.com" })
	void isAPlainHttpsAddress(String base) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ArmEndpoint(URI.create(base)));
	}

	@Test
	void buildsAddressesOfResourcesAndActions() {
		var group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/netz-süd";
		var id = ArmId.parse(group + "/providers/Microsoft.Network/expressRouteCircuits/c");

		assertThat(this.endpoint.of(ArmRead.of(id), "2025-03-01")).hasToString(
				"https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/"
						+ "netz-s%C3%BCd/providers/Microsoft.Network/expressRouteCircuits/c?api-version=2025-03-01");
		assertThat(this.endpoint.of(ArmRead.of(id, "stats"), "2025-03-01").getPath()).endsWith("/c/stats");
		assertThatIllegalArgumentException().isThrownBy(() -> ArmRead.of(id, "../x"));
	}

}
