package dev.switchback.simulator;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.switchback.simulator.wire.Delivery;
import dev.switchback.simulator.wire.Request;
import dev.switchback.simulator.world.Settings;
import dev.switchback.simulator.world.WireSettings;

import static org.assertj.core.api.Assertions.assertThat;

class MannersTests {

	private final Rig rig = new Rig();

	@ParameterizedTest
	@ValueSource(strings = {
			"/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/resourcegroups/NETWORK-RG/PROVIDERS/microsoft.network/expressroutecircuits/CONTOSO-AMS",
			"//subscriptions//00000000-0000-0000-0000-000000000001/resourceGroups/network-rg/providers/Microsoft.Network/expressRouteCircuits/contoso-ams/" })
	void pathsAreReadInAnyCaseAndNamesAnsweredInTheirOwn(String path) {
		var circuit = this.rig.json(path);

		assertThat(circuit.path("name").asString()).isEqualTo("contoso-ams");
		assertThat(circuit.path("id").asString()).isEqualTo(Rig.AMS);
	}

	@Test
	void pathAndQueryWithoutAnAuthorityWillDo() {
		var call = Request.of("GET", "//subscriptions?api-version=2016-06-01").with("Host", "simulator:8443");

		assertThat(this.rig.send(call).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2016-02-01", "2022-01-01", "2025-03-01", "2026-01-01", "1999-01-01-preview" })
	void anyApiVersionWillDo(String version) {
		var call = Request.of("GET", Rig.BASE + Rig.AMS + "?API-VERSION=" + version);

		assertThat(this.rig.send(call).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "?api-version=", "?apiversion=2025-03-01" })
	void withoutAnApiVersionNothingGoes(String query) {
		var refused = this.rig.send(Request.of("GET", Rig.BASE + Rig.AMS + query));

		assertThat(refused.status()).isEqualTo(400);
		assertThat(Rig.code(refused)).isEqualTo("MissingApiVersionParameter");
	}

	@ParameterizedTest
	@CsvSource({
			"/subscriptions/11111111-1111-1111-1111-111111111111/providers/Microsoft.Network/expressRouteCircuits,404,SubscriptionNotFound",
			"/subscriptions/nonsense/providers/Microsoft.Network/expressRouteCircuits,400,InvalidSubscriptionId",
			"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other/providers/Microsoft.Network/expressRouteCircuits/contoso-ams,404,ResourceGroupNotFound",
			Rig.NETWORK + "/expressRouteCircuits/nowhere,404,ResourceNotFound",
			Rig.NETWORK + "/expressRouteCircuits/nowhere/peerings/AzurePrivatePeering,404,ResourceNotFound",
			Rig.AMS + "/peerings/MicrosoftPeering,404,NotFound",
			Rig.NETWORK + "/virtualNetworkGateways/nowhere,404,ResourceNotFound",
			Rig.NETWORK + "/connections/nowhere,404,ResourceNotFound",
			Rig.NETWORK + "/ExpressRoutePorts/nowhere,404,ResourceNotFound",
			Rig.NETWORK + "/expressRouteLottery,404,InvalidResourceType",
			"/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Network/locations/westeurope/operations/none,404,OperationNotFound",
			"/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Nothing,404,InvalidResourceNamespace" })
	void whatIsNotThereIsRefusedInArmsForm(String path, int status, String code) {
		var refused = this.rig.get(path);

		assertThat(refused.status()).isEqualTo(status);
		assertThat(Rig.code(refused)).isEqualTo(code);
		assertThat(Rig.message(refused)).isNotBlank();
		assertThat(refused.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
	}

	@Test
	void anUnknownResourceIsRefusedInAzuresWords() {
		assertThat(Rig.message(this.rig.get(Rig.NETWORK + "/expressRouteCircuits/nowhere")))
			.startsWith("The Resource 'Microsoft.Network/expressRouteCircuits/nowhere' under resource group"
					+ " 'network-rg' was not found.");
	}

	@Test
	void anAddressThatCannotBeDecodedIsTheCallersFault() {
		assertThat(this.rig.get("/subscriptions/%zz").status()).isEqualTo(400);
	}

	@Test
	void aMethodThatDoesNotFitIsRefused() {
		var refused = this.rig.send(Request.of("PATCH", Rig.url(Rig.AMS + Rig.PEERING)));

		assertThat(refused.status()).isEqualTo(405);
	}

	@Test
	void everyResponseCarriesIdsAndRepeatsTheCallers() {
		var call = Request.of("GET", Rig.url(Rig.AMS))
			.with("X-Ms-Client-Request-Id", "mine")
			.with("x-ms-correlation-request-id", "ours");

		var response = this.rig.send(call);

		assertThat(response.header("x-ms-client-request-id")).isEqualTo("mine");
		assertThat(response.header("x-ms-correlation-request-id")).isEqualTo("ours");
		assertThat(response.header("X-MS-REQUEST-ID")).hasSize(36);
		assertThat(response.header("x-ms-routing-request-id")).startsWith("SIMULATOR:20260105T090000Z:");
		assertThat(response.header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("249");
		assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(response.delivery()).isEqualTo(Delivery.AT_ONCE);
	}

	@Test
	void noHeaderCanBeSmuggledThroughAnId() {
		var call = Request.of("GET", Rig.url(Rig.AMS)).with("x-ms-client-request-id", "a\r\nSet-Cookie: b");

		assertThat(this.rig.send(call).header("x-ms-client-request-id")).isNull();
	}

	@Test
	void listsAreWholeWithoutANextLink() {
		var list = this.rig.json(Rig.NETWORK + "/expressRouteCircuits");

		assertThat(list.path("value").size()).isEqualTo(4);
		assertThat(list.has("nextLink")).isFalse();
	}

	@Test
	void pagesNeitherSkipNorRepeat() {
		this.rig.simulator.settings(Settings.DEFAULT.with(new WireSettings(1, 3, true,
				WireSettings.DEFAULT.tokenLifetime(), WireSettings.DEFAULT.gatewayPostHeaders())));
		var names = new ArrayList<String>();
		var sizes = new ArrayList<Integer>();
		var next = Rig.url(Rig.NETWORK + "/expressRouteCircuits");
		while (!next.isEmpty()) {
			var page = this.rig.json(next);
			page.path("value").forEach((circuit) -> names.add(circuit.path("name").asString()));
			sizes.add(page.path("value").size());
			next = page.path("nextLink").asString("");
		}

		assertThat(names).containsExactly("contoso-ams", "contoso-dub", "fabrikam-fra", "fabrikam-zrh");
		assertThat(sizes).containsExactly(3, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/subscriptions", "/tenants",
			"/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups",
			"/subscriptions/00000000-0000-0000-0000-000000000001/locations",
			"/subscriptions/00000000-0000-0000-0000-000000000001/providers", Rig.NETWORK + "/virtualNetworkGateways",
			Rig.NETWORK + "/connections", Rig.GATEWAY + "/connections", Rig.NETWORK + "/publicIPAddresses",
			Rig.NETWORK + "/virtualNetworks", Rig.AMS + "/peerings",
			"/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Network/expressRouteServiceProviders" })
	void whatClientsListIsThere(String path) {
		assertThat(this.rig.json(path).path("value").size()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { Rig.AMS + "/authorizations", Rig.NETWORK + "/ExpressRoutePorts",
			Rig.AMS + Rig.PEERING + "/connections", Rig.AMS + Rig.PEERING + "/peerConnections" })
	void whatIsNotUsedIsAnEmptyList(String path) {
		assertThat(this.rig.json(path).path("value").isEmpty()).isTrue();
	}

	@Test
	void providersAreRegisteredFromTheStart() {
		var provider = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/microsoft.network";

		assertThat(this.rig.json(provider).path("registrationState").asString()).isEqualTo("Registered");
		assertThat(Rig.json(this.rig.post(provider + "/register")).path("registrationState").asString())
			.isEqualTo("Registered");
		assertThat(this.rig.simulator.mutations()).isEmpty();
	}

	@Test
	void subscriptionsSayWhatSigningInNeeds() {
		var subscription = this.rig.json("/subscriptions").path("value").path(0);

		assertThat(List.of(subscription.path("subscriptionId").asString(), subscription.path("tenantId").asString(),
				subscription.path("state").asString()))
			.containsExactly("00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002", "Enabled");
	}

}
