package dev.switchback.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.switchback.process.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the start of the process to its first answer, and how much memory it has once it is idle: the extracted jar with a
/// cache of its classes, on the machine that made the cache. PostgreSQL and the simulated Azure run elsewhere.
class StartBenchmark {

	private static final Path JAR = Path.of("target", "switchback.jar").toAbsolutePath();

	private static final int STARTS = 4;

	private static final int IDLE_SECONDS = 60;

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	@Test
	void measure(@TempDir Path home) throws Exception {
		var app = home.resolve("app");
		run(home, List.of(JAVA, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", app.toString()));
		try (var stage = new Stage(home.resolve("stage"))) {
			run(app, service(stage, home, 0,
					List.of("-XX:AOTCacheOutput=switchback.aot", "-Dspring.context.exit=onRefresh")));
			Report.note("the cache has %d MiB", Files.size(app.resolve("switchback.aot")) >> 20);
			var ours = new ArrayList<Started>();
			var bare = new ArrayList<Started>();
			for (var start = 0; start < STARTS; start++) {
				var port = freePort();
				bare.add(start(home, bare(port), port, "/", 1));
				var other = freePort();
				var idle = (start == STARTS - 1) ? IDLE_SECONDS : 1;
				ours.add(start(app, service(stage, home, other, List.of("-XX:AOTCache=switchback.aot")), other,
						"/actuator/health/readiness", idle));
				Report.note("%s, bare JVM %s", ours.getLast(), bare.getLast());
			}
			report(ours, bare);
		}
	}

	private static void report(List<Started> ours, List<Started> bare) {
		var started = Durations.of(ours.stream().map(Started::nanos).toList());
		var least = Durations.of(bare.stream().map(Started::nanos).toList());
		Report.row("(f) start to first answer",
				"median %.2f s, worst %.2f s".formatted(started.median() / 1000, started.worst() / 1000),
				"a bare JVM's %.2f s".formatted(least.median() / 1000), started.median() / least.median(), "<= 5 s");
		var memory = ours.getLast().mebibytes();
		Report.row("(f) memory after %d s idle".formatted(IDLE_SECONDS), "%.1f MiB resident".formatted(memory),
				"a bare JVM's %.1f MiB".formatted(bare.getLast().mebibytes()), memory / bare.getLast().mebibytes(),
				"<= 350 MiB");
	}

	private static List<String> service(Stage stage, Path home, int port, List<String> more) {
		var command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED",
				"-Djdk.httpclient.allowRestrictedHeaders=content-length", "-Dsun.net.httpserver.nodelay=true"));
		command.addAll(Flags.DOCUMENTED);
		command.addAll(more);
		command.addAll(List.of("-cp", "switchback.jar", "dev.switchback.Switchback", "--server.port=" + port,
				"--switchback.state-dir=" + home.resolve("state")));
		command.addAll(stage.settings());
		return command;
	}

	private static List<String> bare(int port) {
		var command = new ArrayList<>(List.of(JAVA));
		command.addAll(Flags.DOCUMENTED);
		command.addAll(List.of("-cp", Path.of("target", "test-classes").toAbsolutePath().toString(),
				BareServer.class.getName(), Integer.toString(port)));
		return command;
	}

	private record Started(long nanos, double mebibytes) {

		@Override
		public String toString() {
			return "%.2f s, %.1f MiB".formatted(this.nanos / 1e9, this.mebibytes);
		}

	}

	/// Starts, waits for the first answer and then for a while, reads how much memory it has, and ends it.
	private static Started start(Path directory, List<String> command, int port, String path, int idleSeconds)
			throws IOException, InterruptedException {
		var started = System.nanoTime();
		var process = process(directory, command);
		try {
			while (!answers(port, path)) {
				if (!process.isAlive()) {
					throw new IllegalStateException(Files.readString(directory.resolve("out.log")));
				}
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
			}
			var took = System.nanoTime() - started;
			process.waitFor(idleSeconds, TimeUnit.SECONDS);
			return new Started(took, resident(process.pid()));
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	private static Process process(Path directory, List<String> command) throws IOException {
		return new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("out.log").toFile())
			.start();
	}

	private static void run(Path directory, List<String> command) throws IOException, InterruptedException {
		var process = process(directory, command);
		if (process.waitFor() != 0) {
			throw new IllegalStateException(Files.readString(directory.resolve("out.log")));
		}
	}

	private static boolean answers(int port, String path) {
		try (var socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write("GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".formatted(path)
					.getBytes(StandardCharsets.US_ASCII));
			var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
			return status.endsWith("200");
		}
		catch (IOException notYet) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static double resident(long pid) throws IOException {
		try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToDouble((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
				.findFirst()
				.orElseThrow();
		}
	}

}
