package dev.switchback.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A simulator in a process of its own.
record Processes(Process process, URI base) {

	private static final Pattern READY = Pattern.compile("is ready at (\\S+)");

	static Processes start(Path directory) throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var process = new ProcessBuilder(
				List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						SimulatorServer.class.getName(), "--port=0", "--dir=" + directory))
			.redirectErrorStream(true)
			.start();
		var lines = process.inputReader();
		for (var line = lines.readLine(); line != null; line = lines.readLine()) {
			var ready = READY.matcher(line);
			if (ready.find()) {
				return new Processes(process, URI.create(ready.group(1)));
			}
		}
		throw new IOException("The simulator ended before it was ready");
	}

	/// As `kill -9`.
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

}
