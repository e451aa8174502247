package dev.switchback.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.network.models.ExpressRoutePeeringState;
import com.azure.resourcemanager.network.models.ProvisioningState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.switchback.simulator.world.Durations;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The real Java SDK against the simulator.
class AzureSdkIT {

	private static final String GROUP = "network-rg";

	private static final String PEERING = "AzurePrivatePeering";

	@TempDir
	private Path directory;

	private SimulatorServer server;

	private NetworkManagementClient network;

	@BeforeEach
	void start() {
		var usual = Durations.REHEARSAL;
		// Tables are there at the first poll, so that the SDK need not wait a second for each.
		var durations = new Durations(Duration.ofMillis(500), usual.circuitPut(), Duration.ZERO, Duration.ZERO,
				Duration.ofMillis(100), Duration.ofMillis(100), Duration.ZERO, Duration.ZERO, Duration.ZERO);
		this.server = SimulatorServer.start(Options.in(this.directory).with(Settings.DEFAULT.with(durations)));
		var jdk = java.net.http.HttpClient.newBuilder().sslContext(Trust.in(this.server.caFile()));
		var http = new JdkHttpClientBuilder(jdk).build();
		var base = this.server.baseUri() + "/";
		var credential = new ClientSecretCredentialBuilder().tenantId("00000000-0000-0000-0000-000000000002")
			.clientId(Options.CLIENT_ID)
			.clientSecret(Options.CLIENT_SECRET)
			.authorityHost(base)
			.disableInstanceDiscovery()
			.httpClient(http)
			.build();
		var endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put("resourceManagerEndpointUrl", base);
		this.network = NetworkManager.configure()
			.withHttpClient(http)
			.authenticate(credential,
					new AzureProfile("00000000-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000001",
							new AzureEnvironment(endpoints)))
			.serviceClient();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void circuitsAndTheirSurroundingsAreRead() {
		var circuit = this.network.getExpressRouteCircuits().getByResourceGroup(GROUP, "contoso-ams");

		assertThat(circuit.name()).isEqualTo("contoso-ams");
		assertThat(circuit.provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
		assertThat(circuit.serviceProviderProperties().peeringLocation()).isEqualTo("Amsterdam");
		assertThat(circuit.peerings()).singleElement().satisfies((peering) -> {
			assertThat(peering.state()).isEqualTo(ExpressRoutePeeringState.ENABLED);
			assertThat(peering.peerAsn()).isEqualTo(65010L);
		});
		assertThat(this.network.getExpressRouteCircuits().list()).hasSize(4);
		assertThat(this.network.getExpressRouteCircuits().getStats(GROUP, "contoso-ams").primarybytesIn()).isPositive();
		assertThat(this.network.getVirtualNetworkGateways().listConnections(GROUP, "contoso-gw")).hasSize(2);
		assertThat(this.network.getExpressRoutePorts().list()).isEmpty();
		assertThat(this.network.getExpressRouteCircuitAuthorizations().list(GROUP, "contoso-ams")).isEmpty();
	}

	@Test
	void aPeeringIsSwitchedAndItsOperationFollowed() {
		var peerings = this.network.getExpressRouteCircuitPeerings();
		var body = peerings.get(GROUP, "contoso-ams", PEERING).withState(ExpressRoutePeeringState.DISABLED);

		var after = peerings.createOrUpdate(GROUP, "contoso-ams", PEERING, body, Context.NONE);

		assertThat(after.state()).isEqualTo(ExpressRoutePeeringState.DISABLED);
		assertThat(after.provisioningState()).isEqualTo(ProvisioningState.SUCCEEDED);
		assertThat(after.etag()).isNotEqualTo(body.etag());
	}

	@Test
	void tablesAreFetched() {
		var circuits = this.network.getExpressRouteCircuits();

		assertThat(circuits.listRoutesTable(GROUP, "contoso-dub", PEERING, "primary").value()).hasSize(6)
			.first()
			.satisfies((route) -> assertThat(route.path()).isEqualTo("65010"));
		assertThat(circuits.listRoutesTableSummary(GROUP, "contoso-dub", PEERING, "secondary").value()).first()
			.satisfies((row) -> assertThat(row.statePfxRcd()).isEqualTo("4"));
		assertThat(circuits.listArpTable(GROUP, "contoso-dub", PEERING, "primary").value()).hasSize(2)
			.first()
			.satisfies((row) -> assertThat(row.interfaceProperty()).isEqualTo("On-Prem"));
	}

	@Test
	void gatewaysTellWhatTheyLearn() {
		var gateways = this.network.getVirtualNetworkGateways();

		assertThat(gateways.getLearnedRoutes(GROUP, "contoso-gw").value())
			.filteredOn((route) -> "10.1.0.0/16".equals(route.network()))
			.hasSize(8)
			.allSatisfy((route) -> assertThat(route.asPath()).isEqualTo("12076-65010"));
		assertThat(gateways.getBgpPeerStatus(GROUP, "contoso-gw").value()).hasSize(8)
			.allSatisfy((peer) -> assertThat(peer.asn()).isEqualTo(12076L));
	}

	@Test
	void whatIsNotThereIsAManagementException() {
		assertThatThrownBy(() -> this.network.getExpressRouteCircuits().getByResourceGroup(GROUP, "nowhere"))
			.isInstanceOfSatisfying(ManagementException.class, (ex) -> {
				assertThat(ex.getResponse().getStatusCode()).isEqualTo(404);
				assertThat(ex.getValue().getCode()).isEqualTo("ResourceNotFound");
			});
	}

}
