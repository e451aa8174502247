package dev.switchback.azure.expressroute;

import java.util.List;

import dev.switchback.azure.expressroute.CustomerEdge.Neighbours;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerEdgeTests {

	private static CustomerEdge edge(String properties) {
		var document = "{\"etag\": \"e\", \"properties\": {\"state\": \"Enabled\", \"provisioningState\": \"Succeeded\"%s}}"
			.formatted(properties);
		return CustomerEdge
			.of(PeeringSeen.of(Samples.AMS.id(), JsonMapper.builder().build().readTree(document.replace('\'', '"'))));
	}

	@Test
	void theCustomerHasTheFirstUsableAddressAndMicrosoftTheSecond() {
		assertThat(edge(", 'peerASN': 65010, 'primaryPeerAddressPrefix': '172.16.1.0/30', "
				+ "'secondaryPeerAddressPrefix': '172.16.1.4/30', 'ipv6PeeringConfig': {'state': 'Enabled', "
				+ "'primaryPeerAddressPrefix': '2001:db8:1::/126', 'secondaryPeerAddressPrefix': '2001:db8:1::4/126'}"))
			.satisfies((edge) -> {
				assertThat(edge.asn()).isEqualTo(65010);
				assertThat(edge.sessions()).containsExactly(
						new Neighbours(Link.PRIMARY, Family.IPV4, "172.16.1.0/30", "172.16.1.1", "172.16.1.2"),
						new Neighbours(Link.SECONDARY, Family.IPV4, "172.16.1.4/30", "172.16.1.5", "172.16.1.6"),
						new Neighbours(Link.PRIMARY, Family.IPV6, "2001:db8:1::/126", "2001:db8:1::1", "2001:db8:1::2"),
						new Neighbours(Link.SECONDARY, Family.IPV6, "2001:db8:1::4/126", "2001:db8:1::5",
								"2001:db8:1::6"));
			});
	}

	@Test
	void whatCannotBeToldIsLeftOut() {
		assertThat(edge("")).isEqualTo(new CustomerEdge(0, List.of()));
		assertThat(edge(", 'primaryPeerAddressPrefix': 'nonsense', 'secondaryPeerAddressPrefix': '172.16.1.4/30'")
			.sessions()).extracting(Neighbours::microsoft).containsExactly("172.16.1.6");
	}

}
