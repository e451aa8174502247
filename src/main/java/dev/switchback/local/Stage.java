package dev.switchback.local;

import java.util.HexFormat;
import java.nio.file.Path;
import java.nio.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;

import dev.switchback.files.PrivateFiles;
import dev.switchback.simulator.Options;
import dev.switchback.simulator.SimulatorServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a rehearsal plays on: its tokens, and a simulated Azure that was started here or runs elsewhere.
final class Stage implements AutoCloseable {

	private static final int KEY_BYTES = 32;

	private static final String TENANT = "00000000-0000-0000-0000-000000000002";

	private final StateDirectory state;

	private final URI simulator;

	/// Null if the simulator runs elsewhere.
	private final @Nullable SimulatorServer started;

	private Stage(StateDirectory state, URI simulator, @Nullable SimulatorServer started) {
		this.state = state;
		this.simulator = simulator;
		this.started = started;
	}

	/// Sees to the tokens, and starts the simulator if it is to run here. Its own paths are opened by the token
	/// `simulator`.
	/// @throws CannotStart if something is in the way
	static Stage set(RehearsalSettings settings, SecureRandom random) {
		StateDirectory state = settings.state();
		ObjectNode tokens = state.alone(() -> {
			sealingKey(state.sealingKey(), random);
			return new Tokens(random).ensure(state.tokens());
		});
		int port = settings.simulator().port();
		if (!settings.simulator().enabled()) {
			return new Stage(state, URI.create("https://localhost:" + port), null);
		}
		Options options = Options.in(state.simulator())
			.onPort(port)
			.withCaFile(state.simulatorAuthority())
			.withAdminToken(tokens.path("simulator").stringValue());
		SimulatorServer server = start(options);
		return new Stage(state, server.baseUri(), server);
	}

	/// Made once: what was sealed with it must be opened after a restart.
	private static void sealingKey(Path file, SecureRandom random) throws IOException {
		if (!Files.exists(file)) {
			byte[] key = new byte[KEY_BYTES];
			random.nextBytes(key);
			PrivateFiles.write(file, HexFormat.of().formatHex(key) + "\n");
		}
	}

	private static SimulatorServer start(Options options) {
		try {
			return SimulatorServer.start(options);
		}
		catch (UncheckedIOException ex) {
			IOException cause = ex.getCause();
			throw (cause instanceof BindException) ? new CannotStart(
					"Port %d, where the simulated Azure is to listen, is taken.".formatted(options.port()),
					"Stop what listens there, or choose another port with switchback.simulator.port. If it is the "
							+ "simulator of another rehearsal, use it: switchback.simulator.enabled=false.",
					ex)
					: new CannotStart(String.valueOf(ex.getMessage()),
							"See to what it says, or rehearse with a simulator elsewhere: switchback.simulator.enabled=false.",
							ex);
		}
	}

	/// Where Azure is simulated.
	URI simulator() {
		return this.simulator;
	}

	/// The settings that make the service use all this. They are defaults: whatever else is set comes first, so that a
	/// simulator elsewhere is a matter of settings alone.
	Map<String, String> defaults() {
		// @formatter:off
		return Map.of("switchback.security.tokens-file", this.state.tokens().toString(), "switchback.sealing.key",
				"file:" + this.state.sealingKey(), "switchback.azure.resource-manager-endpoint",
				this.simulator.toString(), "switchback.azure.authority-host", this.simulator.toString(),
				"switchback.azure.disable-instance-discovery", "true", "switchback.azure.ca-certificate",
				this.state.simulatorAuthority().toString(), "switchback.azure.probe.rehearsed", "true",
				"switchback.azure.tenant-id", TENANT, "switchback.azure.client-id", Options.CLIENT_ID,
				"switchback.azure.client-secret", Options.CLIENT_SECRET);
		// @formatter:on
	}

	@Override
	public void close() {
		if (this.started != null) {
			this.started.close();
		}
	}

}
