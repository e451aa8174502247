package dev.switchback.local;

import java.net.URI;
import java.nio.file.Path;

/// What is said at the console once everything is up.
///
/// @param stateDir of this rehearsal, as it was set
/// @param port where the API listens
/// @param simulator where Azure is simulated
record Greeting(Path stateDir, int port, URI simulator) {

	String text() {
		String api = "http://127.0.0.1:" + this.port;
		return """

				Switchback is up: a rehearsal, nothing of it touches Azure.

				  API         %1$s/v1   (to read and try: %1$s/docs.html)
				  Simulator   %2$s
				  Tokens      %3$s   (viewer, operator, approver, admin, bot, simulator)
				  CA          %4$s   (to trust the simulator, and nobody else)

				Try this in another terminal:

				  TOKEN=$(%5$s)
				  curl -H "Authorization: Bearer $TOKEN" %1$s/v1/circuit-pairs
				""".formatted(api, this.simulator, shown("tokens.json"), shown("ca.pem"), tokenCommand());
	}

	/// Reads a token with what every shell has.
	String tokenCommand() {
		return "sed -n 's/.*\"operator\" *: *\"\\([^\"]*\\)\".*/\\1/p' '%s'".formatted(shown("tokens.json"));
	}

	private Path shown(String file) {
		return this.stateDir.resolve(file);
	}

}
