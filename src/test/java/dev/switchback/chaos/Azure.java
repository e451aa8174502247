package dev.switchback.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.switchback.process.SimulatorClient;
import dev.switchback.process.Waiting;
import dev.switchback.simulator.SimulatorServer;
import tools.jackson.databind.JsonNode;

/// The simulated Azure in a process of its own.
final class Azure implements AutoCloseable {

	private static final String TOKEN = "chaos-admin-token-chaos-admin-token";

	private static final String READY = "is ready at https://localhost:";

	private final Path home;

	private final int speed;

	private Process process;

	private final int port;

	private final SimulatorClient admin;

	/// @param speed how much faster than in a rehearsal it is
	Azure(Path home, int speed) {
		this.home = home;
		this.speed = speed;
		this.process = start(0);
		this.port = awaitPort();
		this.admin = new SimulatorClient(URI.create("https://localhost:" + this.port), authority(), TOKEN);
	}

	private Path log() {
		return this.home.resolve("simulator.log");
	}

	Path authority() {
		return this.home.resolve("ca.pem");
	}

	private Process start(int atPort) {
		try {
			Files.deleteIfExists(log());
			return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true",
					"-cp", System.getProperty("java.class.path"), SimulatorServer.class.getName(), "--port=" + atPort,
					"--dir=" + this.home.resolve("simulator"), "--ca-file=" + authority(), "--admin-token=" + TOKEN,
					"--speed=" + this.speed))
				.redirectErrorStream(true)
				.redirectOutput(log().toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int awaitPort() {
		return Waiting.until("the simulator is ready", Duration.ofMinutes(1), () -> {
			try {
				var said = Files.readString(log());
				var at = said.indexOf(READY);
				return (at < 0 || said.indexOf(' ', at + READY.length()) < 0) ? null : Integer
					.valueOf(said.substring(at + READY.length(), said.indexOf(' ', at + READY.length())).strip());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	int port() {
		return this.port;
	}

	/// `kill -9`, a while of nothing, and up again.
	synchronized void restart(Duration gone) {
		this.process.destroyForcibly().onExit().join();
		Rest.of(gone);
		this.process = start(this.port);
		awaitPort();
	}

	/// Orders a fault.
	void fault(String json) {
		asked((admin) -> admin.post("/_simulator/faults", json));
	}

	/// Ends all faults.
	void mend() {
		asked((admin) -> admin.delete("/_simulator/faults"));
	}

	/// Every changing call that was received.
	List<JsonNode> received() {
		return asked((admin) -> admin.get("/_simulator/mutations")).path("mutations").valueStream().toList();
	}

	/// All pairs as they are.
	List<JsonNode> pairs() {
		return asked((admin) -> admin.get("/_simulator/estate")).path("pairs").valueStream().toList();
	}

	/// Every machine, wherever it runs, and the copies that drills made.
	List<JsonNode> machines() {
		return asked((admin) -> admin.get("/_simulator/machines")).path("machines").valueStream().toList();
	}

	/// It may be starting again right now.
	private synchronized JsonNode asked(Function<SimulatorClient, JsonNode> question) {
		return Waiting.until("the simulator answers", Duration.ofMinutes(1), () -> {
			try {
				return question.apply(this.admin);
			}
			catch (UncheckedIOException _) {
				return null;
			}
		});
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
