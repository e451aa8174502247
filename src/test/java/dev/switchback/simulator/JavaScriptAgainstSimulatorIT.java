package dev.switchback.simulator;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.switchback.simulator.protection.RecoverySettings;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The real JavaScript SDK of Site Recovery against the simulator, where it has been installed.
class JavaScriptAgainstSimulatorIT {

	private static final Path FOLDER = Path.of("src/test/js");

	@TempDir
	private Path directory;

	@Test
	void theSdkGoesThereAndBackAndCannotTell() throws Exception {
		assumeTrue(isInstalled("node"), "node is not installed");
		assumeTrue(Files.isDirectory(FOLDER.resolve("node_modules")), "npm install has not been run in " + FOLDER);
		var usual = RecoverySettings.REHEARSAL;
		var quick = usual.with(usual.durations().map((duration) -> Duration.ofMillis(300)));
		try (var server = SimulatorServer.start(Options.in(this.directory).with(Settings.DEFAULT.with(quick)))) {
			var script = new ProcessBuilder("node", "site-recovery-against-simulator.mjs").redirectErrorStream(true)
				.directory(FOLDER.toFile());
			script.environment().put("SIMULATOR_URL", server.baseUri().toString());
			script.environment().put("SIMULATOR_CA", server.caFile().toAbsolutePath().toString());
			script.environment().put("POLL_SECONDS", "0.3");
			var process = script.start();
			var output = new String(process.getInputStream().readAllBytes());

			assertThat(process.waitFor()).as(output).isZero();
			assertThat(output).contains("there and back, drilled, and everything as it was");
		}
	}

	private static boolean isInstalled(String program) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

}
