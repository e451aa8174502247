package dev.switchback.simulator;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.node.ObjectNode;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.wire.Json;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Mutation;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PeeringPutTests {

	private final Rig rig = new Rig();

	@Test
	void whatClientsSendBackIsAcceptedAndChangesNothing() {
		var before = this.rig.peering(Rig.AMS);

		assertThat(this.rig.put(Rig.AMS + Rig.PEERING, this.rig.writable(Rig.AMS)).status()).isEqualTo(200);
		this.rig.time.advance("PT1M");

		assertThat(this.rig.peering(Rig.AMS)).isEqualTo(before);
		assertThat(this.rig.simulator.mutations()).extracting(Mutation::change)
			.containsExactly("contoso-ams AzurePrivatePeering no change");
	}

	@Test
	void theCircuitShowsItsPeeringsAndTheOtherIsLeftAlone() {
		this.rig.settle(Rig.AMS, "Disabled");

		var circuit = this.rig.json(Rig.AMS).path("properties").path("peerings").path(0);
		assertThat(circuit).isEqualTo(this.rig.json(Rig.AMS + Rig.PEERING));
		assertThat(this.rig.peering(Rig.DUB).path("state").asString()).isEqualTo("Enabled");
	}

	@Test
	void whatIsLeftOutIsGoneOrAtItsDefault() {
		this.rig.settle(Rig.AMS, "Disabled");
		var body = this.rig.writable(Rig.AMS);
		((ObjectNode) body.path("properties")).remove(List.of("state", "gatewayManagerEtag"));

		this.rig.put(Rig.AMS + Rig.PEERING, body);
		this.rig.time.advance("PT1M");

		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Enabled");
		assertThat(this.rig.peering(Rig.AMS).path("gatewayManagerEtag").asString()).isEmpty();
	}

	@Test
	void readOnlyFieldsAreNotTakenFromTheCaller() {
		var body = this.rig.json(Rig.AMS + Rig.PEERING);
		((ObjectNode) body.path("properties")).put("lastModifiedBy", "me")
			.put("azureASN", 1)
			.put("primaryAzurePort", "X");
		body.put("etag", "mine");

		this.rig.put(Rig.AMS + Rig.PEERING, body);
		this.rig.time.advance("PT1M");

		var peering = this.rig.peering(Rig.AMS);
		assertThat(peering.path("lastModifiedBy").asString()).isEqualTo("Customer");
		assertThat(peering.path("azureASN").asInt()).isEqualTo(12076);
		assertThat(peering.path("primaryAzurePort").asString()).isEqualTo("AMS-06GMR-CIS-1-PRI-A");
	}

	@Test
	void wordsAreReadInAnyCaseAndKeptInAzures() {
		assertThat(this.rig.switchTo(Rig.AMS, "DISABLED").status()).isEqualTo(200);

		assertThat(this.rig.peering(Rig.AMS).path("state").asString()).isEqualTo("Disabled");
	}

	@Test
	void integersStayIntegers() {
		var peering = this.rig.peering(Rig.AMS);

		assertThat(Stream.of("azureASN", "peerASN", "vlanId").allMatch((name) -> peering.path(name).isInt())).isTrue();
	}

	private static Consumer<ObjectNode> property(Consumer<ObjectNode> change) {
		return (body) -> change.accept((ObjectNode) body.path("properties"));
	}

	static Stream<Arguments> badBodies() {
		return Stream.of(arguments("InvalidRequestFormat", property((each) -> each.put("state", "Off"))),
				arguments("InvalidRequestFormat", property((each) -> each.put("state", 1))),
				arguments("InvalidRequestFormat", property((each) -> each.put("peerASN", "65010"))),
				arguments("InvalidRequestFormat", property((each) -> each.put("vlanId", 20.5))),
				arguments("InvalidRequestFormat", property((each) -> each.put("gatewayManagerEtag", 12))),
				arguments("InvalidRequestFormat", property((each) -> each.remove("peerASN"))),
				arguments("InvalidRequestFormat", property((each) -> each.remove("primaryPeerAddressPrefix"))),
				arguments("InvalidRequestFormat", property((each) -> each.put("ipv6PeeringConfig", ""))),
				arguments("InvalidRequestFormat", (Consumer<ObjectNode>) (body) -> body.remove("properties")),
				arguments("InvalidPropertyValue", property((each) -> each.put("vlanId", 4095))),
				arguments("InvalidPropertyValue", property((each) -> each.put("peerASN", 4294967296L))),
				arguments("InvalidPeerAddressPrefix",
						property((each) -> each.put("primaryPeerAddressPrefix", "172.16.1.0/29"))),
				arguments("InvalidPeerAddressPrefix",
						property((each) -> each.put("secondaryPeerAddressPrefix", "172.16.1.300/30"))),
				arguments("InvalidPeerAddressPrefix",
						property((each) -> each.put("secondaryPeerAddressPrefix", "fd00::/30"))),
				arguments("InvalidSharedKey", property((each) -> each.put("sharedKey", "a".repeat(26)))),
				arguments("PeeringNameAndTypeMismatch",
						property((each) -> each.put("peeringType", "MicrosoftPeering"))),
				arguments("MismatchingResourceName", (Consumer<ObjectNode>) (body) -> body.put("name", "other")));
	}

	@ParameterizedTest
	@MethodSource("badBodies")
	void whatCannotBeAPeeringIsRefusedAndChangesNothing(String code, Consumer<ObjectNode> spoil) {
		var body = this.rig.writable(Rig.AMS);
		spoil.accept(body);
		var before = this.rig.json(Rig.AMS + Rig.PEERING);

		var refused = this.rig.put(Rig.AMS + Rig.PEERING, body);

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo(code);
		assertThat(this.rig.json(Rig.AMS + Rig.PEERING)).isEqualTo(before);
		assertThat(this.rig.simulator.mutations()).singleElement().satisfies((line) -> {
			assertThat(line.outcome()).isEqualTo(Mutation.Outcome.REFUSED);
			assertThat(line.code()).isEqualTo(code);
			assertThat(line.tookEffect()).isFalse();
		});
	}

	static Stream<Arguments> noBodies() {
		return Stream.of(arguments("", "InvalidRequestContent"), arguments("{", "InvalidRequestContent"),
				arguments("{\"properties\":{},\"properties\":{}}", "InvalidRequestContent"),
				arguments("{} {}", "InvalidRequestContent"), arguments("[]", "InvalidRequestFormat"),
				arguments("\"x\"", "InvalidRequestFormat"), arguments("null", "InvalidRequestFormat"),
				arguments("[".repeat(2000), "InvalidRequestContent"));
	}

	@ParameterizedTest
	@MethodSource("noBodies")
	void whatIsNoObjectIsRefused(String body, String code) {
		var refused = this.rig
			.send(Request.of("PUT", Rig.url(Rig.AMS + Rig.PEERING)).withBody("application/json", body));

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo(code);
	}

	@Test
	void aPeeringOfAnUnknownCircuitHasNoParent() {
		var refused = this.rig.put(Rig.NETWORK + "/expressRouteCircuits/nowhere" + Rig.PEERING, Json.object());

		assertThat(refused.status()).isEqualTo(404);
		assertThat(Rig.code(refused)).isEqualTo("ParentResourceNotFound");
	}

	@Test
	void aNewPeeringIsCreatedAsRecorded() {
		var body = Json.object();
		body.putObject("properties")
			.put("peerASN", 10002)
			.put("primaryPeerAddressPrefix", "104.0.0.0/30")
			.put("secondaryPeerAddressPrefix", "105.0.0.0/30")
			.put("vlanId", 103)
			.putObject("microsoftPeeringConfig")
			.put("routingRegistryName", "LEVEL3");

		var created = this.rig.put(Rig.AMS + "/peerings/microsoftpeering", body);

		assertThat(created.status()).isEqualTo(201);
		var first = Rig.json(created).path("properties");
		assertThat(first.path("azureASN").asInt()).isZero();
		assertThat(first.has("primaryAzurePort")).isFalse();
		assertThat(first.path("lastModifiedBy").asString()).isEmpty();
		this.rig.time.advance("PT1M");
		var later = this.rig.json(Rig.AMS + "/peerings/MicrosoftPeering").path("properties");
		assertThat(later.path("azureASN").asInt()).isEqualTo(12076);
		assertThat(later.path("primaryAzurePort").asString()).isNotEmpty();
		assertThat(later.path("lastModifiedBy").asString()).isEqualTo("Customer");
		assertThat(later.path("microsoftPeeringConfig").path("routingRegistryName").asString()).isEqualTo("LEVEL3");
	}

	@Test
	void aDeletedPeeringIsGoneWhenItsOperationIsOver() {
		var accepted = this.rig.send(Request.of("DELETE", Rig.url(Rig.AMS + Rig.PEERING)));

		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.body()).isEmpty();
		assertThat(accepted.header("Location")).isNotNull();
		assertThat(this.rig.peering(Rig.AMS).path("provisioningState").asString()).isEqualTo("Deleting");
		this.rig.time.advance("PT1M");
		assertThat(this.rig.status(accepted)).isEqualTo("Succeeded");
		assertThat(this.rig.get(Rig.AMS + Rig.PEERING).status()).isEqualTo(404);
		assertThat(this.rig.get(Rig.location(accepted)).status()).isEqualTo(204);
		assertThat(this.rig.learned("10.1.0.0/16")).isEqualTo(4);
		assertThat(this.rig.send(Request.of("DELETE", Rig.url(Rig.AMS + Rig.PEERING))).status()).isEqualTo(204);
	}

	@Test
	void aPeeringThatDisagreesWithTheEdgeStaysDown() {
		var body = this.rig.writable(Rig.AMS);
		((ObjectNode) body.path("properties")).put("vlanId", 999);
		this.rig.put(Rig.AMS + Rig.PEERING, body);
		this.rig.time.advance("PT1M");

		assertThat(this.rig.summary(Rig.AMS, "primary")).isEqualTo("Active");
		assertThat(this.rig.summary(Rig.AMS, "secondary")).isEqualTo("Active");
	}

	@Test
	void anotherEstateKnowsNothingOfContoso() {
		var other = new Rig(Estate.of(), Settings.DEFAULT);

		assertThat(other.get(Rig.AMS).status()).isEqualTo(404);
	}

}
