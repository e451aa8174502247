package dev.switchback.process;

import java.util.stream.Stream;
import java.time.Duration;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.nio.file.Files;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.switchback.simulator.Options;
import dev.switchback.simulator.SimulatorServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A database and a simulated Azure that outlive the services which a test starts and kills.
public final class Stage implements AutoCloseable {

	private static final String ADMIN_TOKEN = "stage-admin-token-stage-admin-token";

	private final Path home;

	private EmbeddedPostgres database;

	private final SimulatorServer simulator;

	private final SimulatorClient admin;

	private final List<ServiceProcess> services = new ArrayList<>();

	public Stage(Path home) throws IOException {
		this(home, UnaryOperator.identity());
	}

	/// The same with a simulated Azure that is told something else.
	public Stage(Path home, UnaryOperator<Options> change) throws IOException {
		this.home = home;
		this.database = database().start();
		this.simulator = SimulatorServer.start(change.apply(
				Options.in(home.resolve("simulator")).withAdminToken(ADMIN_TOKEN).withCaFile(home.resolve("ca.pem"))));
		this.admin = new SimulatorClient(this.simulator.baseUri(), this.simulator.caFile(), ADMIN_TOKEN);
	}

	private EmbeddedPostgres.Builder database() {
		return EmbeddedPostgres.builder()
			.setPGStartupWait(Duration.ofMinutes(1))
			.setDataDirectory(this.home.resolve("database"))
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on");
	}

	/// Ends the database and starts it again, at the same address, as what a standby is after it was promoted: it begins
	/// another timeline.
	public void failOverDatabase() throws IOException {
		var port = this.database.getPort();
		this.database.close();
		Files.createFile(this.home.resolve("database/recovery.signal"));
		this.database = database().setPort(port).setServerConfig("restore_command", "false").start();
	}

	/// Where the database listens on loopback.
	public int databasePort() {
		return this.database.getPort();
	}

	/// Straight to the database.
	public JdbcClient jdbc() {
		return JdbcClient.create(this.database.getPostgresDatabase());
	}

	/// Starts one more replica, which notices quickly that another has died.
	public ServiceProcess service() {
		return replica("--db-scheduler.heartbeat-interval=1s");
	}

	/// Starts one more replica, with the defaults where nothing else is said.
	public ServiceProcess replica(String... more) {
		return add(ServiceProcess.start(this.home, settings(more)));
	}

	/// Starts one more replica, which reaches the database by way of another port of loopback.
	public ServiceProcess replicaWithDatabaseAt(int port, String... more) {
		var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
		return add(ServiceProcess.start(this.home,
				settings(url, this.simulator.baseUri(), this.simulator.caFile(), more)));
	}

	/// The same as [#replica(String...)] with other flags for the JVM.
	public ServiceProcess replica(List<String> flags, String... more) {
		return add(ServiceProcess.start(this.home, flags, settings(more)));
	}

	/// What leads a service to this database and this simulated Azure, as on a command line.
	public List<String> settings(String... more) {
		return settings(this.simulator.baseUri(), this.simulator.caFile(), more);
	}

	/// The same with another simulated Azure.
	public List<String> settings(URI azure, Path caFile, String... more) {
		return settings(databaseUrl(), azure, caFile, more);
	}

	private static List<String> settings(String databaseUrl, URI azure, Path caFile, String... more) {
		var settings = new ArrayList<>(
				List.of("--spring.datasource.url=" + databaseUrl, "--spring.datasource.username=postgres",
						"--switchback.simulator.enabled=false", "--switchback.azure.resource-manager-endpoint=" + azure,
						"--switchback.azure.authority-host=" + azure, "--switchback.azure.ca-certificate=" + caFile));
		settings.addAll(List.of(more));
		return settings;
	}

	private ServiceProcess add(ServiceProcess service) {
		this.services.add(service);
		return service;
	}

	/// The database, for whoever wants to look at it or to fill it.
	public String databaseUrl() {
		return this.database.getJdbcUrl("postgres", "postgres");
	}

	/// How much processor time all processes of the database that still run have used so far.
	public Duration databaseCpu() {
		try (var lines = Files.lines(this.home.resolve("database/postmaster.pid"))) {
			var postmaster = ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
			return Stream.concat(Stream.of(postmaster), postmaster.descendants())
				.flatMap((process) -> process.info().totalCpuDuration().stream())
				.reduce(Duration.ZERO, Duration::plus);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/// Changes settings of the simulator.
	public void set(String json) {
		this.admin.put("/_simulator/settings", json);
	}

	/// Orders a fault of the simulator.
	public void fault(String json) {
		this.admin.post("/_simulator/faults", json);
	}

	/// Ends all faults.
	public void mend() {
		this.admin.delete("/_simulator/faults");
	}

	/// The changing calls that reached the simulator, in order.
	public List<JsonNode> mutations() {
		return this.admin.get("/_simulator/mutations").path("mutations").valueStream().toList();
	}

	/// What the simulator's ledger says was changed, one sentence each.
	public List<String> changes() {
		return mutations().stream().map((mutation) -> mutation.path("change").asString()).toList();
	}

	/// The simulated estate, as its admin path shows it.
	public JsonNode estate() {
		return this.admin.get("/_simulator/estate");
	}

	/// What the simulated Azure shows to an application that signs in.
	public JsonNode azure(String client, String secret, String path) {
		return this.admin.azure(client, secret, path);
	}

	@Override
	public void close() throws IOException {
		this.services.forEach(ServiceProcess::close);
		this.simulator.close();
		this.database.close();
	}

}
