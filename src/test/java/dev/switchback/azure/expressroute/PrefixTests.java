package dev.switchback.azure.expressroute;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PrefixTests {

	@ParameterizedTest
	@CsvSource({ "10.1.0.0/16, 10.1.0.0/16", "10.1.2.3/16, 10.1.0.0/16", "0.0.0.0/0, 0.0.0.0/0", "0.0.0.0, 0.0.0.0/0",
			"10.0.0.0, 10.0.0.0/8", "172.16.0.0, 172.16.0.0/16", "192.168.7.0, 192.168.7.0/24",
			"192.168.7.9/32, 192.168.7.9/32", "2001:DB8::/32, 2001:db8::/32", "2001:db8:0::1/32, 2001:db8::/32",
			"::/0, ::/0" })
	void hasOneNormalForm(String text, String normal) {
		assertThat(Prefix.parse(text)).hasToString(normal).isEqualTo(Prefix.parse(normal));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/x", "2001:db8::", "host.example/8",
			"10.1.0/8/8", "5", "10.1/16", "0x0a000000/8", "10.1.0.256/24", "::/129" })
	void refusesWhatIsNoNetwork(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse(text));
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.1.0.0/16, true", "10.1.0.0/16, 10.1.0.0/16, true", "10.1.0.0/16, 10.0.0.0/8, false",
			"10.1.0.0/16, 10.2.0.0/16, false", "0.0.0.0/0, 10.2.0.0/16, true", "0.0.0.0/0, 2001:db8::/32, false",
			"::/0, 10.0.0.0/8, false", "10.0.0.0/9, 10.128.0.0/16, false", "2001:db8::/32, 2001:db8:1::/48, true" })
	void holdsItsParts(String whole, String part, boolean holds) {
		assertThat(Prefix.parse(whole).holds(Prefix.parse(part))).isEqualTo(holds);
	}

	@Test
	void theCustomersRouterHasTheFirstHostAddress() {
		assertThat(Prefix.parse("172.16.1.4/30").firstHost()).isEqualTo("172.16.1.5");
		assertThat(Prefix.parse("fd00::4/126").firstHost()).isEqualTo(Prefix.address("fd00::5"));
	}

	@Test
	void ipv6IsWrittenAsEverybodyWritesIt() {
		assertThat(List.of("2001:DB8:10:0:0:0:0:0/48", "::/0", "2001:0:0:1:0:0:0:1/128", "2001:db8:0:1:1:1:1:1/128",
				"2001:0:0:1:1:0:0:1/128"))
			.extracting((text) -> Prefix.parse(text).toString())
			.containsExactly("2001:db8:10::/48", "::/0", "2001:0:0:1::1/128", "2001:db8:0:1:1:1:1:1/128",
					"2001::1:1:0:0:1/128");
	}

}
