package dev.switchback.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.switchback.simulator.estate.Estate;
import dev.switchback.simulator.estate.sick.SickVms;
import dev.switchback.simulator.http.Door;
import dev.switchback.simulator.http.OwnFiles;
import dev.switchback.simulator.world.FileJournal;

/// The simulator over HTTPS, with its state in a directory. What it has acknowledged survives `kill -9`.
public final class SimulatorServer implements AutoCloseable {

	private final Options options;

	private final ArmSimulator simulator;

	private final Door door;

	private final Path caFile;

	private final String adminToken;

	private SimulatorServer(Options options, ArmSimulator simulator, Door door, Path caFile, String adminToken) {
		this.options = options;
		this.simulator = simulator;
		this.door = door;
		this.caFile = caFile;
		this.adminToken = adminToken;
	}

	/// Starts with the healthy pairs, and one for each condition that people may want to rehearse.
	/// @throws UncheckedIOException if the port is taken, or if the directory cannot be
	/// used
	public static SimulatorServer start(Options options) {
		return start(options, SickVms.besideEverythingElse());
	}

	/// Starts with any estate.
	/// @throws UncheckedIOException if the port is taken, or if the directory cannot be
	/// used
	public static SimulatorServer start(Options options, Estate estate) {
		try {
			return open(options, estate);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator cannot start: " + ex.getMessage(), ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java cannot make the simulator's certificates", ex);
		}
	}

	private static SimulatorServer open(Options options, Estate estate) throws IOException, GeneralSecurityException {
		var directory = options.directory();
		Files.createDirectories(directory);
		var caFile = (options.caFile() != null) ? options.caFile() : directory.resolve("ca.pem");
		var adminToken = (options.adminToken() != null) ? options.adminToken()
				: OwnFiles.readOrMake(directory.resolve("admin-token"));
		var tokenKey = OwnFiles.readOrMake(directory.resolve("token-key")).getBytes(StandardCharsets.US_ASCII);
		var names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
		names.addAll(options.names());
		var hosts = new HashSet<>(names);
		hosts.add("[::1]");
		var clock = InstantSource.system();
		var setup = new ArmSimulator.Setup(estate, options.settings(), new SecureRandom().nextLong(),
				options.clientId(), options.clientSecret(), adminToken, hosts, tokenKey,
				FileJournal.open(directory.resolve("journal")));
		var simulator = new ArmSimulator(clock, setup);
		try {
			var place = new Door.Place(options.bind(), options.port(), names, directory, caFile);
			var door = Door.open(place, clock.instant(), simulator::handle);
			return new SimulatorServer(options, simulator, door, caFile, adminToken);
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			simulator.close();
			throw ex;
		}
	}

	/// Where it listens, by a name that its certificate has; without a slash at the end.
	public URI baseUri() {
		var loopback = this.options.bind().equals("127.0.0.1") || this.options.bind().equals("::1");
		var host = (loopback || this.options.names().isEmpty()) ? "localhost" : this.options.names().getFirst();
		return URI.create("https://" + host + ":" + this.door.port());
	}

	/// The certificate (PEM) that clients have to trust.
	public Path caFile() {
		return this.caFile;
	}

	/// The bearer token for `/_simulator`.
	public String adminToken() {
		return this.adminToken;
	}

	@Override
	public void close() {
		this.door.close();
		this.simulator.close();
	}

	/// Runs alone until it is ended. Options as `--port=8443`, or `SIMULATOR_PORT`, or
	/// `-Dsimulator.port`.
	public static void main(String[] arguments) throws InterruptedException {
		CommandLine.run(arguments);
	}

}
