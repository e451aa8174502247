package dev.switchback.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/// Real processes, real `kill -9`, at each side of each changing call: another replica goes on and nothing is sent twice.
@Execution(ExecutionMode.CONCURRENT)
class KilledReplicasIT {

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "kill -9",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "BOTH", "hold": {"mode": "FOR", "duration": "PT2S"}, "soak": "PT1S",
			                "restoreWithin": "PT30M"}}""";

	/// The four changing calls of a drill of both circuits.
	private static final List<String> CIRCUITS = List.of("contoso-ams", "contoso-ams", "contoso-dub", "contoso-dub");

	@Test
	void everyChangingCallSurvivesKillsBeforeDuringAndAfterIt(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			stage.fault("""
					{"kind": "stall", "match": {"method": "PUT"}, "hold": "PT3S"}""");
			var one = stage.service();
			var other = stage.service();
			var id = one.post("/v1/operations", DRILL).text("id");
			for (var call = 0; call < CIRCUITS.size(); call++) {
				var sent = call + 1;
				await(other, id, "intent", (reply) -> mutations(reply) >= sent);
				one.kill();
				await("the call arrives", () -> stage.mutations().size() >= sent);
				var next = stage.service();
				await(next, id, "the answer or the doubt is settled", (reply) -> settled(reply) >= sent);
				other.kill();
				one = next;
				other = stage.service();
			}
			var ended = other.until(id, (reply) -> !reply.text("finishedAt").isEmpty());
			assertThat(ended.text("status")).as(timeline(other, id)).isEqualTo("SUCCEEDED");
			assertThat(stage.mutations()).as(timeline(other, id))
				.extracting((mutation) -> mutation.path("circuit").asString())
				.containsExactlyElementsOf(CIRCUITS);
		}
	}

	private static void await(ServiceProcess service, String id, String what, Predicate<Reply> wanted) {
		await(what, () -> wanted.test(service.get("/v1/operations/" + id + "/mutations")));
	}

	private static void await(String what, BooleanSupplier wanted) {
		Waiting.until(what, Duration.ofMinutes(3), () -> wanted.getAsBoolean() ? Boolean.TRUE : null);
	}

	private static long mutations(Reply reply) {
		return reply.body().path("items").size();
	}

	private static long settled(Reply reply) {
		return reply.body()
			.path("items")
			.valueStream()
			.filter((mutation) -> mutation.path("state").asString().equals("CONFIRMED"))
			.count();
	}

	private static String timeline(ServiceProcess service, String id) {
		return service.get("/v1/operations/" + id + "/events?limit=200").body().toPrettyString();
	}

}
