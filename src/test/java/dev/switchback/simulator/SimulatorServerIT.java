package dev.switchback.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import dev.switchback.simulator.wire.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatorServerIT {

	private static final String TOKEN_PATH = "/00000000-0000-0000-0000-000000000002/oauth2/v2.0/token";

	private static final String FORM = "grant_type=client_credentials&client_id=00000000-0000-0000-0000-000000000003"
			+ "&client_secret=simulator&scope=x";

	@TempDir
	private Path directory;

	private SimulatorServer server;

	private HttpClient client;

	private String token;

	@BeforeEach
	void start() throws Exception {
		this.server = SimulatorServer.start(Options.in(this.directory).withAdminToken("admin"));
		this.client = HttpClient.newBuilder().sslContext(Trust.in(this.server.caFile())).build();
		var form = request(TOKEN_PATH).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(FORM));
		this.token = Json.parse(send(form).body().getBytes()).path("access_token").asString();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.server.baseUri() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder arm(String path) {
		return request(path + (path.contains("?") ? "&" : "?") + "api-version=2025-03-01").header("Authorization",
				"Bearer " + this.token);
	}

	private HttpRequest.Builder admin(String path) {
		return request("/_simulator" + path).header("Authorization", "Bearer admin");
	}

	private HttpResponse<String> disable() throws Exception {
		var peering = Json.parse(send(arm(Rig.AMS + Rig.PEERING)).body().getBytes()).toString();
		return send(arm(Rig.AMS + Rig.PEERING)
			.PUT(BodyPublishers.ofString(peering.replace("\"state\":\"Enabled\"", "\"state\":\"Disabled\""))));
	}

	private JsonNode mutations() throws Exception {
		return Json.parse(send(admin("/mutations")).body().getBytes()).path("mutations");
	}

	@Test
	void aCircuitCanBeReadByThoseWhoTrustItsAuthority() throws Exception {
		var response = send(arm(Rig.AMS));

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
		assertThat(response.headers().firstValue("content-type")).contains("application/json; charset=utf-8");
		assertThat(response.headers().firstValue("content-length")).contains("" + response.body().length());
		try (var stranger = HttpClient.newHttpClient()) {
			assertThatThrownBy(() -> stranger.send(arm(Rig.AMS).build(), BodyHandlers.ofString()))
				.isInstanceOf(SSLHandshakeException.class);
		}
	}

	@Test
	void doubledSlashesReachDiscovery() throws Exception {
		assertThat(send(request("//metadata/endpoints?api-version=2015-01-01")).body())
			.contains(this.server.baseUri() + "/adfs");
	}

	@Test
	void theAuthorityIsKeptAndItsKeyIsSecret() throws Exception {
		var before = Files.readString(this.server.caFile());
		this.server.close();
		this.server = SimulatorServer.start(Options.in(this.directory).withAdminToken("admin"));

		assertThat(Files.readString(this.server.caFile())).isEqualTo(before).startsWith("-----BEGIN CERTIFICATE-----");
		assertThat(mode("ca-key.pem")).isEqualTo("rw-------");
		assertThat(mode("token-key")).isEqualTo("rw-------");
		assertThat(mode("ca.pem")).isEqualTo("rw-r--r--");
		assertThat(send(arm(Rig.AMS)).statusCode()).isEqualTo(200);
	}

	private String mode(String file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve(file)));
	}

	@Test
	void itGoesByItsNumbersAsWell() throws Exception {
		var address = this.server.baseUri().toString().replace("localhost", "127.0.0.1");

		assertThat(send(HttpRequest.newBuilder(URI.create(address + "/_simulator/health"))).statusCode())
			.isEqualTo(200);
	}

	@Test
	void anAdminTokenIsMadeAndKeptIfNoneIsGiven() throws Exception {
		this.server.close();
		this.server = SimulatorServer.start(Options.in(this.directory));

		assertThat(this.server.adminToken()).hasSize(64);
		assertThat(mode("admin-token")).isEqualTo("rw-------");
		var call = request("/_simulator/estate").header("Authorization", "Bearer " + this.server.adminToken());
		assertThat(send(call).statusCode()).isEqualTo(200);
	}

	@Test
	void aLostResponseIsAClosedConnectionAndAChange() throws Exception {
		send(admin("/faults")
			.POST(BodyPublishers.ofString("{\"kind\":\"lose\",\"match\":{\"method\":\"PUT\"},\"times\":1}")));

		assertThatThrownBy(this::disable).isInstanceOf(IOException.class);

		assertThat(mutations().size()).isEqualTo(1);
		assertThat(mutations().path(0).path("outcome").asString()).isEqualTo("LOST_RESPONSE");
	}

	@Test
	void aHeldResponseArrivesInTheEnd() throws Exception {
		send(admin("/faults")
			.POST(BodyPublishers.ofString("{\"kind\":\"stall\",\"hold\":\"PT0.3S\",\"match\":{\"method\":\"PUT\"}}")));

		assertThat(disable().statusCode()).isEqualTo(200);
	}

	@Test
	void aBodyBeyondAllMeasureIsRefused() throws Exception {
		var response = send(arm(Rig.AMS + Rig.PEERING).PUT(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));

		assertThat(response.statusCode()).isEqualTo(413);
	}

	@Test
	void deletionsAreAnsweredWithoutABody() throws Exception {
		var response = send(arm(Rig.AMS + Rig.PEERING).DELETE());

		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void manyClientsAreServedAtOnce() throws Exception {
		Callable<Integer> read = () -> send(arm(Rig.AMS)).statusCode();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var result : threads.invokeAll(Collections.nCopies(200, read))) {
				assertThat(result.get()).isEqualTo(200);
			}
		}
	}

	@Test
	void aPortThatIsTakenIsSaid() {
		var port = this.server.baseUri().getPort();

		assertThatThrownBy(() -> SimulatorServer.start(Options.in(this.directory.resolve("other")).onPort(port)))
			.hasMessageContaining("Address already in use");
	}

	@Test
	void aDirectoryInUseIsSaid() {
		assertThatThrownBy(() -> SimulatorServer.start(Options.in(this.directory))).isInstanceOf(RuntimeException.class)
			.hasMessageContaining("in use");
	}

	@Test
	void whatWasAcknowledgedSurvivesAKill() throws Exception {
		this.server.close();
		var process = Processes.start(this.directory);
		try {
			this.client = HttpClient.newBuilder().sslContext(Trust.in(this.directory.resolve("ca.pem"))).build();
			var base = process.base();
			var put = Json.parse(body(base, "GET", "").getBytes()).toString();
			var answer = body(base, "PUT", put.replace("\"state\":\"Enabled\"", "\"state\":\"Disabled\""));
			assertThat(answer).contains("Updating");
		}
		finally {
			process.kill();
		}
		this.server = SimulatorServer.start(Options.in(this.directory).withAdminToken("admin"));

		assertThat(mutations().size()).isEqualTo(1);
		assertThat(send(arm(Rig.AMS + Rig.PEERING)).body()).contains("\"state\":\"Disabled\"");
		assertThat(List.of(mutations().path(0).path("outcome").asString())).containsExactly("ACCEPTED");
	}

	private String body(URI base, String method, String body) throws Exception {
		var uri = URI.create(base + Rig.AMS + Rig.PEERING + "?api-version=2025-03-01");
		return send(HttpRequest.newBuilder(uri)
			.header("Authorization", "Bearer " + this.token)
			.method(method, BodyPublishers.ofString(body))).body();
	}

}
