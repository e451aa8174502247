package dev.switchback.process;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// An estate gets worse between two assessments: whoever follows what happens is told, also where nobody asked for the assessment.
@Execution(ExecutionMode.CONCURRENT)
class WorseAssessmentIT {

	private static final String EVENTS = "/v1/events?types=ASSESSMENT_WORSE";

	/// Somebody looks once a minute what is due.
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	@Test
	void isToldByAnEventWhoeverAsked(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home)) {
			var service = stage.replica("--switchback.assessments.inventory-age=0s",
					"--switchback.assessments.jitter=0", "--switchback.assessments.schedules[0].circuit-pair=fabrikam",
					"--switchback.assessments.schedules[0].every=1m");
			var good = assessed(service, "contoso");
			Waiting.until("the schedule has assessed the healthy pair", PATIENCE, () -> scheduled(service));
			var start = service.get("/v1/events?from=NOW&limit=1").text("nextCursor");
			assertThat(service.get(EVENTS).body().path("items").isEmpty()).isTrue();

			stage.fault("{\"kind\": \"convergence\", \"circuit\": \"contoso-dub\", \"linkDown\": \"primary\"}");
			stage.fault("{\"kind\": \"convergence\", \"circuit\": \"fabrikam-zrh\", \"linkDown\": \"primary\"}");

			var bad = Waiting.until("it is noticed that a link is down", PATIENCE, () -> {
				var made = assessed(service, "contoso");
				return (made.path("worseBy").asInt(0) > 0) ? made : null;
			});
			isTold(service, start, bad, "contoso");
			var compared = service.get("/v1/assessments/%s?comparedWith=%s".formatted(bad.path("id").asString(),
					good.path("id").asString()));
			assertThat(compared.body().at("/comparison/worse").valueStream())
				.anyMatch((change) -> change.path("rule").asString().equals("ER-05")
						&& change.path("now").asString().equals("FAIL"));

			var byItself = Waiting.until("the schedule has assessed the pair that got worse", PATIENCE,
					() -> told(service, start, "fabrikam"));
			var assessment = service.get("/v1/assessments/" + byItself.at("/data/assessment").asString()).body();
			assertThat(assessment.path("requestedBy").asString()).isEqualTo("the schedule");
			isTold(service, start, assessment, "fabrikam");
		}
	}

	private static void isTold(ServiceProcess service, String start, JsonNode assessment, String pair) {
		var event = Waiting.until("it is told of " + pair, PATIENCE, () -> told(service, start, pair));
		assertThat(event.at("/data/assessment").asString()).isEqualTo(assessment.path("id").asString());
		assertThat(event.at("/data/worseBy").asInt()).isEqualTo(assessment.path("worseBy").asInt()).isPositive();
		assertThat(event.path("sentence").asString()).contains("the pair " + pair).contains("got worse in");
		assertThat(event.path("operation").isNull()).isTrue();
		assertThat(service.get("/v1/assessments?worse=true&circuitPair=" + pair).body().at("/items").valueStream())
			.anyMatch((item) -> item.path("id").equals(assessment.path("id")));
	}

	private static @Nullable JsonNode told(ServiceProcess service, String start, String pair) {
		return service.get(EVENTS + "&circuitPair=" + pair + "&cursor=" + start)
			.body()
			.path("items")
			.valueStream()
			.findFirst()
			.orElse(null);
	}

	private static @Nullable JsonNode scheduled(ServiceProcess service) {
		return service.get("/v1/assessments?circuitPair=fabrikam&status=READY")
			.body()
			.path("items")
			.valueStream()
			.findFirst()
			.orElse(null);
	}

	private static JsonNode assessed(ServiceProcess service, String pair) {
		var asked = service.post("/v1/assessments", "{\"circuitPair\": \"%s\"}".formatted(pair));
		assertThat(asked.status()).isEqualTo(202);
		return Waiting.until("%s is assessed".formatted(pair), PATIENCE, () -> {
			var reply = service.get("/v1/assessments/" + asked.text("id"));
			assertThat(reply.text("status")).as("%s", reply.body().path("failure")).isNotEqualTo("FAILED");
			return reply.text("status").equals("READY") ? reply.body() : null;
		});
	}

}
