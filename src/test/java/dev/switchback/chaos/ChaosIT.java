package dev.switchback.chaos;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// Nothing here asserts how fast anything is; docs/chaos.md tells how to run it for longer, and what was measured.
@Execution(ExecutionMode.CONCURRENT)
class ChaosIT {

	@Test
	void nothingIsDoneTwiceLostStuckOrLeftDown(@TempDir Path home) throws Exception {
		var terms = Terms.ofThisRun();
		System.out.println("A chaos run: " + terms);
		var findings = new ChaosRun(terms).carryOut(home);
		System.out.println(findings.table());
		assertThat(findings.violations()).as("-Dchaos.seed=" + terms.seed()).isEmpty();
	}

}
