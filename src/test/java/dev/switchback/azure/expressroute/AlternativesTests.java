package dev.switchback.azure.expressroute;

import java.util.List;

import dev.switchback.azure.expressroute.CustomerEdge.Neighbours;
import dev.switchback.playbook.Alternative;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlternativesTests {

	private static final DeclaredCircuit MICROSOFT = new DeclaredCircuit(Samples.AMS.id(), "Amsterdam",
			PeeringType.MICROSOFT, Md5.UNKNOWN, null);

	@Test
	void theRoutersOfMicrosoftAreNamedIfTheyAreKnown() {
		var edge = new CustomerEdge(65010,
				List.of(new Neighbours(Link.PRIMARY, Family.IPV4, "172.16.1.0/30", "172.16.1.1", "172.16.1.2")));
		assertThat(Alternatives.of(Samples.AMS, edge).getFirst().how()).startsWith(
				"On your own routers, shut down the BGP sessions of contoso-ams (Amsterdam) with 172.16.1.2 (primary link, IPv4), one after the other");
		assertThat(Alternatives.of(Samples.AMS, null).getFirst().how()).startsWith(
				"On your own routers, shut down the BGP sessions with Microsoft (AS 12076) on both links of contoso-ams (Amsterdam), one");
	}

	@Test
	void everyOneSaysHowItIsTakenBack() {
		assertThat(Alternatives.of(Samples.AMS, null)).hasSize(3)
			.extracting(Alternative::how)
			.allMatch((how) -> how.contains("bring it back") || how.contains("bring things back"));
	}

	@Test
	void aMicrosoftPeeringHasNoGatewaysToSteerItBy() {
		assertThat(Alternatives.of(MICROSOFT, null)).singleElement()
			.extracting(Alternative::title)
			.isEqualTo("Shut the sessions down at the customer edge");
		assertThat(Alternatives.inWords(MICROSOFT)).endsWith("at the customer edge");
	}

}
