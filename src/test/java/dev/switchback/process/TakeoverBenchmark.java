package dev.switchback.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long nothing happens to an operation after the replica that executes it was killed, with the default settings. It
/// measures and asserts no time. Run it with
/// `mvn verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=TakeoverBenchmark`.
class TakeoverBenchmark {

	private static final int KILLS = 6;

	private static final String SOAKING = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "how long until somebody takes over",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "soak": "PT25M", "restoreWithin": "PT2H"}}""";

	private static final String STUCK = """
			{"kind": "stall", "match": {"method": "POST", "path": "*/routeTables/*"}, "hold": "PT5M"}""";

	@Test
	void measure(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var executing = stage.replica();
			var id = executing.post("/v1/operations", SOAKING).text("id");
			executing.until(id, (reply) -> reply.text("sentence").contains("arrive over contoso-dub"));
			var measured = new ArrayList<Duration>();
			for (var kill = 0; kill < KILLS; kill++) {
				stage.fault(STUCK);
				stuck(executing, id);
				var next = stage.replica();
				stage.mend();
				executing.kill();
				measured.add(until(next, id, Instant.now()));
				executing = next;
			}
			report(measured);
		}
	}

	/// Waits until the replica is in the middle of a look that does not end.
	private static void stuck(ServiceProcess service, String id) {
		Waiting.until("the look is stuck", Duration.ofMinutes(2),
				() -> looksAgain(service, id).isBefore(Instant.now().minusSeconds(3)) ? Boolean.TRUE : null);
	}

	/// How long until somebody has looked and sleeps again.
	private static Duration until(ServiceProcess service, String id, Instant killed) {
		Waiting.until("somebody takes over", Duration.ofMinutes(2),
				() -> looksAgain(service, id).isAfter(killed) ? Boolean.TRUE : null);
		return Duration.between(killed, Instant.now());
	}

	private static Instant looksAgain(ServiceProcess service, String id) {
		var next = service.get("/v1/operations/" + id).text("nextLookAt");
		return next.isEmpty() ? Instant.MIN : Instant.parse(next);
	}

	private static void report(List<Duration> measured) {
		var sorted = measured.stream().sorted().toList();
		System.out.printf("takeover after kill -9, %d kills: median %.1f s, worst %.1f s%n", sorted.size(),
				sorted.get(sorted.size() / 2).toMillis() / 1000.0, sorted.getLast().toMillis() / 1000.0);
	}

}
