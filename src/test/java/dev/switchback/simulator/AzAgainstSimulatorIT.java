package dev.switchback.simulator;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import dev.switchback.simulator.world.Durations;
import dev.switchback.simulator.world.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The real Azure CLI against the simulator, where it is installed.
@Execution(ExecutionMode.CONCURRENT)
class AzAgainstSimulatorIT {

	private static final Path SCRIPT = Path.of("src/test/sh/az-against-simulator");

	@TempDir
	private Path directory;

	@Test
	void azCannotTell() throws Exception {
		assumeTrue(isInstalled("az"), "az is not installed (Debian: apt-get install azure-cli)");
		assumeTrue(isInstalled("bash"), "bash is not installed");
		var durations = new Durations(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ZERO, Duration.ZERO,
				Duration.ofMillis(100), Duration.ofMillis(100), Duration.ZERO, Duration.ZERO, Duration.ZERO);
		try (var server = SimulatorServer.start(Options.in(this.directory).with(Settings.DEFAULT.with(durations)))) {
			var script = new ProcessBuilder(SCRIPT.toAbsolutePath().toString()).redirectErrorStream(true);
			script.environment().put("SIMULATOR_URL", server.baseUri().toString());
			script.environment().put("SIMULATOR_CA", server.caFile().toString());
			script.environment().put("SETTLE_SECONDS", "1");
			var process = script.start();
			var output = new String(process.getInputStream().readAllBytes());

			assertThat(process.waitFor()).as(output).isZero();
			assertThat(output).contains("checks passed");
		}
	}

	private static boolean isInstalled(String program) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

}
