package dev.switchback.azure.probe;

import java.net.InetAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworksTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "169.254.169.254", "224.0.0.1",
			"255.255.255.255", "168.63.129.16", "100.100.100.200", "::1", "::", "fe80::1", "ff02::1", "fd00:ec2::254",
			"::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "2002:7f00:1::1", "64:ff9b::7f00:1" })
	void nobodyDeclaresTheWayToThisMachineItsLinkOrACloudsOwn(String address) {
		var everything = new Networks(List.of("0.0.0.0/0", "::/0"));
		assertThat(everything.refusal(InetAddress.ofLiteral(address))).isPresent();
	}

	@Test
	void onlyWhatIsDeclaredIsReached() {
		var networks = new Networks(List.of("10.70.0.0/16", "fd12:3456::/32"));
		assertThat(networks.refusal(InetAddress.ofLiteral("10.70.255.4"))).isEmpty();
		assertThat(networks.refusal(InetAddress.ofLiteral("fd12:3456:1::4"))).isEmpty();
		assertThat(networks.refusal(InetAddress.ofLiteral("10.71.0.4")))
			.hasValue("10.71.0.4 is in no network that probes may go to");
		assertThat(new Networks(List.of()).refusal(InetAddress.ofLiteral("10.70.0.4"))).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0", "10.0.0.0/33", "10.0/8/1", "example.com/8", "10.0.0.0/x", "" })
	void whatIsNoNetworkKeepsTheServiceFromStarting(String network) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Networks(List.of(network)));
	}

}
