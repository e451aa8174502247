package dev.switchback.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/// What load balancers see of a replica that was asked to end and still answers.
class LeavingIT {

	private static final String READINESS = "/actuator/health/readiness";

	private static final String LIVENESS = "/actuator/health/liveness";

	@Test
	void saysThatItTakesNothingMoreBeforeConnectionsAreRefused() {
		var seen = new LinkedHashMap<String, String>();
		try (var service = service()) {
			var http = RestClient.create("http://127.0.0.1:" + service.getWebServer().getPort());
			assertThat(answers(http)).isEqualTo(Map.of(READINESS, "200 UP", LIVENESS, "200 UP"));
			service.addApplicationListener(
					(ApplicationListener<ContextClosedEvent>) (closing) -> seen.putAll(answers(http)));
		}
		assertThat(seen).isEqualTo(Map.of(READINESS, "503 OUT_OF_SERVICE", LIVENESS, "200 UP"));
	}

	private static ServletWebServerApplicationContext service() {
		var settings = Stream.concat(ApiTest.WITHOUT_DATABASE.lines(),
				Stream.of("server.port=0", "switchback.security.tokens-file=" + TestTokens.write()));
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(TestService.class)
			.registerShutdownHook(false)
			.run(settings.map((setting) -> "--" + setting).toArray(String[]::new));
	}

	private static Map<String, String> answers(RestClient http) {
		var answers = new LinkedHashMap<String, String>();
		for (var path : List.of(READINESS, LIVENESS)) {
			answers.put(path, http.get().uri(path).exchange((_, response) -> {
				var health = response.bodyTo(Map.class);
				return "%d %s".formatted(response.getStatusCode().value(),
						(health != null) ? health.get("status") : "nothing");
			}));
		}
		return answers;
	}

}
