package dev.switchback.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.switchback.simulator.world.Settings;

/// The simulator as a program of its own.
final class CommandLine {

	private static final List<String> KNOWN = List.of("port", "bind", "dir", "ca-file", "names", "admin-token",
			"client-id", "client-secret", "speed");

	private final Map<String, String> given;

	private CommandLine(Map<String, String> given) {
		this.given = given;
	}

	static void run(String[] arguments) throws InterruptedException {
		SimulatorServer server;
		try {
			server = SimulatorServer.start(options(arguments, System.getenv()));
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			return;
		}
		Runtime.getRuntime().addShutdownHook(new Thread(server::close, "simulator-stop"));
		announce(server, System.out);
		new CountDownLatch(1).await();
	}

	private static void announce(SimulatorServer server, PrintStream out) {
		out.println(
				"The simulator is ready at " + server.baseUri() + " (CA: " + server.caFile().toAbsolutePath() + ")");
	}

	/// Command line before system properties before the environment.
	static Options options(String[] arguments, Map<String, String> environment) {
		var given = new HashMap<String, String>();
		for (var name : KNOWN) {
			var fromEnvironment = environment.get("SIMULATOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
			var property = System.getProperty("simulator." + name, fromEnvironment);
			if (property != null && !property.isBlank()) {
				given.put(name, property);
			}
		}
		Arrays.stream(arguments).forEach((argument) -> put(argument, given));
		return new CommandLine(given).options();
	}

	private static void put(String argument, Map<String, String> into) {
		int equals = argument.indexOf('=');
		var name = (equals > 2 && argument.startsWith("--")) ? argument.substring(2, equals) : "";
		if (!KNOWN.contains(name)) {
			throw new IllegalArgumentException(
					"Unknown option " + argument + ". Known are --" + String.join("=…, --", KNOWN) + "=….");
		}
		into.put(name, argument.substring(equals + 1));
	}

	private Options options() {
		var settings = value("speed").map((speed) -> Settings.DEFAULT.atSpeed(number("speed", speed)))
			.orElse(Settings.DEFAULT);
		var options = Options.in(Path.of(value("dir").orElse(".switchback/simulator")))
			.onPort(value("port").map((port) -> wholeNumber("port", port)).orElse(8443))
			.boundTo(value("bind").orElse("127.0.0.1"),
					value("names").map((names) -> List.of(names.split(","))).orElse(List.of()))
			.withClient(value("client-id").orElse(Options.CLIENT_ID),
					value("client-secret").orElse(Options.CLIENT_SECRET))
			.with(settings);
		var withCa = value("ca-file").map((file) -> options.withCaFile(Path.of(file))).orElse(options);
		return value("admin-token").map(withCa::withAdminToken).orElse(withCa);
	}

	private Optional<String> value(String name) {
		return Optional.ofNullable(this.given.get(name));
	}

	private static int wholeNumber(String name, String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("--" + name + " has to be a whole number, not " + text + ".", ex);
		}
	}

	private static double number(String name, String text) {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("--" + name + " has to be a number, not " + text + ".", ex);
		}
	}

}
