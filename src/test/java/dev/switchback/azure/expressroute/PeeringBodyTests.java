package dev.switchback.azure.expressroute;

import dev.switchback.playbook.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.switchback.azure.arm.ArmJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class PeeringBodyTests {

	private static final Map<Family, String> OFF = Map.of(Family.IPV4, "Disabled");

	private static ObjectNode body(ObjectNode document, Map<Family, String> states) {
		var text = PeeringBody.of(Samples.peering(document), states, null);
		return (ObjectNode) ArmJson.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
	}

	@Test
	void changesTheSwitchAndLeavesOutWhatOnlyAzureWrites() {
		assertThat(body(Samples.peeringJson("Enabled"), OFF)).isEqualTo(Samples
			.json("""
					{'name':'AzurePrivatePeering','id':'/x','properties':{'peeringType':'AzurePrivatePeering','azureASN':12076,
					'peerASN':65010,'primaryPeerAddressPrefix':'172.16.1.0/30','secondaryPeerAddressPrefix':'172.16.1.4/30',
					'primaryAzurePort':'P','secondaryAzurePort':'S','state':'Disabled','vlanId':201,'gatewayManagerEtag':'12',
					'connections':[]}}"""));
	}

	@Test
	void keepsWhatTheSdkWouldDropOrRound() {
		var document = Samples.peeringJson("Enabled");
		var properties = (ObjectNode) document.path("properties");
		properties.setAll(Samples.json("""
				{'peerASN':4294967295,'futureSetting':{'deep':[1,2.50,1e3,123456789012345678901234567890,null,true]},
				'microsoftPeeringConfig':{'customerASN':4200000000},'stats':{'primarybytesIn':9223372036854775807},
				'routeFilter':{'id':'/f'}}"""));

		var written = PeeringBody.of(Samples.peering(document), OFF, null);

		assertThat(written).contains("\"peerASN\":4294967295")
			.contains("\"customerASN\":4200000000")
			.contains("123456789012345678901234567890")
			.contains("2.50")
			.contains("9223372036854775807")
			.contains("\"routeFilter\":{\"id\":\"/f\"}");
	}

	@Test
	void keepsGlobalReachConnectionsWithoutTheirStates() {
		var document = Samples.peeringJson("Enabled");
		((ObjectNode) document.path("properties")).setAll(Samples
			.json("""
					{'connections':[{'name':'gr','id':'/gr','etag':'e','type':'t','properties':{'provisioningState':'Succeeded',
					'circuitConnectionStatus':'Connected','addressPrefix':'192.168.8.0/29','authorizationKey':'k'}}]}"""));

		assertThat(body(document, OFF).path("properties").path("connections").get(0)).isEqualTo(Samples
			.json("{'name':'gr','id':'/gr','properties':{'addressPrefix':'192.168.8.0/29','authorizationKey':'k'}}"));
	}

	@Test
	void neverSendsAnEmptyKey() {
		for (var key : new String[] { "''", "null" }) {
			var document = Samples.peeringJson("Enabled");
			((ObjectNode) document.path("properties")).setAll(Samples.json("{'sharedKey':%s}".formatted(key)));

			assertThat(body(document, OFF).path("properties").has("sharedKey")).isFalse();
		}
	}

	@Test
	void switchesFamiliesApart() {
		var document = Samples.peeringJson("Enabled");
		((ObjectNode) document.path("properties")).setAll(Samples
			.json("""
					{'ipv6PeeringConfig':{'primaryPeerAddressPrefix':'fd00::/126','secondaryPeerAddressPrefix':'fd00::4/126',
					'state':'Enabled','later':1}}"""));

		assertThat(body(document, OFF).path("properties").path("ipv6PeeringConfig")).hasToString(
				"{\"primaryPeerAddressPrefix\":\"fd00::/126\",\"secondaryPeerAddressPrefix\":\"fd00::4/126\",\"state\":\"Enabled\",\"later\":1}");
		var six = body(document, Map.of(Family.IPV6, "Disabled")).path("properties");
		assertThat(six.path("state").asString()).isEqualTo("Enabled");
		assertThat(six.path("ipv6PeeringConfig").path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void leavesWhatWasReadAlone() {
		var document = Samples.peeringJson("Enabled");

		PeeringBody.of(Samples.peering(document), OFF, null);

		assertThat(document).isEqualTo(Samples.peeringJson("Enabled"));
	}

	@Test
	void aPeeringOfAVirtualWanCannotBeWrittenBack() {
		var document = Samples.peeringJson("Enabled");
		for (var connection : new String[] { "{'id':'/c'}", "{}", "''" }) {
			((ObjectNode) document.path("properties"))
				.setAll(Samples.json("{'expressRouteConnection':%s}".formatted(connection)));

			assertThat(PeeringBody.obstacle(Samples.peering(document), Md5.NOT_USED, null))
				.hasValueSatisfying((sentence) -> assertThat(sentence).contains("Virtual WAN"));
		}
		((ObjectNode) document.path("properties")).putNull("expressRouteConnection");
		assertThat(PeeringBody.obstacle(Samples.peering(document), Md5.NOT_USED, null)).isEmpty();
	}

	@Test
	void withoutKnowledgeOfTheKeyNothingIsWritten() {
		var peering = Samples.peering("Enabled");

		assertThat(PeeringBody.obstacle(peering, Md5.NOT_USED, null)).isEmpty();
		assertThat(PeeringBody.obstacle(peering, Md5.USED, null)).isPresent();
		assertThat(PeeringBody.obstacle(peering, Md5.UNKNOWN, null)).isPresent();
	}

	@Test
	void theKeyInUseIsSentAlong() {
		var key = Secret.of("hunter2");

		var written = PeeringBody.of(Samples.peering("Enabled"), OFF, key);

		assertThat(written).contains("\"sharedKey\":\"hunter2\"");
		assertThat(PeeringBody.obstacle(Samples.peering("Enabled"), Md5.USED, key)).isEmpty();
	}

	@Test
	void aPeeringThatIsNotShownInWholeIsNotWritten() {
		for (var missing : new String[] { "peerASN", "vlanId" }) {
			var document = Samples.peeringJson("Enabled");
			((ObjectNode) document.path("properties")).remove(missing);

			assertThat(PeeringBody.obstacle(Samples.peering(document), Md5.NOT_USED, null)).as(missing).isPresent();
		}
	}

}
