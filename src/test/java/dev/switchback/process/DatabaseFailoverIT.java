package dev.switchback.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole service while its database begins another timeline, as a promoted standby does.
class DatabaseFailoverIT {

	private static final String DRILL = """
			{"kind": "PEERING_FAILOVER", "purpose": "DRILL", "reason": "the database fails over",
			 "target": {"circuitPair": "contoso"},
			 "parameters": {"scope": "PRIMARY", "hold": {"mode": "UNTIL_DECISION"}, "soak": "PT0S",
			                "restoreWithin": "PT2H"}}""";

	@Test
	void everyOperationAsksAndGoesOnOnlyAfterAPersonHasLetItLookAtAzure(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var service = stage.service();
			var id = service.post("/v1/operations", DRILL).text("id");
			service.until(id, (reply) -> question(reply).startsWith("contoso-ams (Amsterdam) is drained"));
			var card = home.resolve("cards/" + service.get("/v1/operations/" + id).text("code") + ".txt");
			Waiting.until("its card lies outside of the database", Duration.ofMinutes(1), () -> recorded(card));

			stage.failOverDatabase();

			var asked = service.until(id,
					(reply) -> question(reply).startsWith("The database is another one than before"));
			assertThat(asked.text("status")).isEqualTo("AWAITING_DECISION");
			assertThat(stage.mutations()).hasSize(1);
			assertThat(decide(service, asked, "PROCEED").status()).isEqualTo(409);

			assertThat(decide(service, asked, "RETRY").status()).isEqualTo(202);
			var again = service.until(id, (reply) -> question(reply).startsWith("contoso-ams (Amsterdam) is drained"));
			assertThat(decide(service, again, "PROCEED").status()).isEqualTo(202);
			var ended = service.until(id, (reply) -> !reply.text("finishedAt").isEmpty());
			assertThat(ended.text("status")).isEqualTo("SUCCEEDED");
			assertThat(stage.mutations()).hasSize(2);
			assertThat(service.log()).containsOnlyOnce("Every operation that is under way asks before it goes on");
		}
	}

	private static @Nullable Boolean recorded(Path card) {
		try {
			return Files.readString(card).contains("Recorded at") ? Boolean.TRUE : null;
		}
		catch (IOException _) {
			return null;
		}
	}

	private static String question(Reply reply) {
		return reply.body().at("/question/text").asString("");
	}

	private static Reply decide(ServiceProcess service, Reply operation, String decision) {
		return service.post("/v1/operations/" + operation.text("id") + "/decisions",
				"{\"decision\": \"%s\", \"questionId\": \"%s\"}".formatted(decision,
						operation.body().at("/question/id").asString()));
	}

}
