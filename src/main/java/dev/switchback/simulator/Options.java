package dev.switchback.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.switchback.simulator.world.Settings;

/// How a server is started.
///
/// @param port where to listen; 0 for any free port
/// @param bind the address to listen on
/// @param directory where state, keys and the journal are kept; made if it is not there
/// @param caFile where the CA's certificate is written for clients; null for `ca.pem` in the directory
/// @param names names and addresses the server goes by beside localhost, 127.0.0.1 and ::1
/// @param adminToken asked for under `/_simulator`; null to make one and keep it in the directory, mode 0600
/// @param clientId the one application that may sign in
/// @param clientSecret its secret
/// @param settings how the simulated Azure behaves at first; settings that were changed since are kept
public record Options(int port, String bind, Path directory, @Nullable Path caFile, List<String> names,
		@Nullable String adminToken, String clientId, String clientSecret, Settings settings) {

	/// The application id that signs in, unless chosen otherwise.
	public static final String CLIENT_ID = "00000000-0000-0000-0000-000000000003";

	/// Its secret, unless chosen otherwise. It protects nothing.
	public static final String CLIENT_SECRET = "simulator";

	public Options {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("The port must be between 0 and 65535, not " + port + ".");
		}
		names = List.copyOf(names);
		Objects.requireNonNull(directory, "directory");
	}

	/// The defaults: any free port of the loopback address, state in a directory.
	public static Options in(Path directory) {
		return new Options(0, "127.0.0.1", directory, null, List.of(), null, CLIENT_ID, CLIENT_SECRET,
				Settings.DEFAULT);
	}

	/// The same options on another port.
	public Options onPort(int other) {
		return new Options(other, this.bind, this.directory, this.caFile, this.names, this.adminToken, this.clientId,
				this.clientSecret, this.settings);
	}

	/// The same options with another address to listen on, and more names to go by.
	public Options boundTo(String address, List<String> otherNames) {
		return new Options(this.port, address, this.directory, this.caFile, otherNames, this.adminToken, this.clientId,
				this.clientSecret, this.settings);
	}

	/// The same options with the CA's certificate written to another file.
	public Options withCaFile(Path file) {
		return new Options(this.port, this.bind, this.directory, file, this.names, this.adminToken, this.clientId,
				this.clientSecret, this.settings);
	}

	/// The same options with another token for `/_simulator`.
	public Options withAdminToken(String token) {
		return new Options(this.port, this.bind, this.directory, this.caFile, this.names, token, this.clientId,
				this.clientSecret, this.settings);
	}

	/// The same options with another application that may sign in.
	public Options withClient(String id, String secret) {
		return new Options(this.port, this.bind, this.directory, this.caFile, this.names, this.adminToken, id, secret,
				this.settings);
	}

	/// The same options with other settings.
	public Options with(Settings others) {
		return new Options(this.port, this.bind, this.directory, this.caFile, this.names, this.adminToken,
				this.clientId, this.clientSecret, others);
	}

}
