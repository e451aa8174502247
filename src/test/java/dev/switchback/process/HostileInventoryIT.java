package dev.switchback.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Documents that are made to do harm, or are so by mistake: each is refused in one sentence, in bounded memory, and whoever refused it goes on.
@Execution(ExecutionMode.CONCURRENT)
class HostileInventoryIT {

	private static final String BEGINNING = "{\"format\":\"switchback-inventory/1\",\"takenAt\":\"2026-03-02T09:00:00Z\",";

	private static final int MIB = 1024 * 1024;

	/// As long as it may be, or nearly.
	private static String full(String beginning, String unit, String end, int mib) {
		return BEGINNING + beginning + unit.repeat((mib * MIB - 200) / unit.length()) + end;
	}

	/// What takes many times its length in memory.
	private static Map<String, String> large(int mib) {
		Map<String, String> large = new LinkedHashMap<>();
		large.put("empty objects", full("\"circuits\":[", "{},", "{}]}", mib));
		large.put("empty objects that nobody judges", full("\"circuits\":[{\"body\":{\"x\":[", "{},", "{}]}}]}", mib));
		large.put("empty lists", full("\"circuits\":[", "[],", "[]]}", mib));
		large.put("small objects", full("\"circuits\":[", "{\"a\":1},", "{}]}", mib));
		return large;
	}

	private static Map<String, String> small() {
		Map<String, String> small = new LinkedHashMap<>();
		small.put("deep", BEGINNING + "\"drills\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
		small.put("a million elements", BEGINNING + "\"drills\":[" + "1,".repeat(999_999) + "1]}");
		small.put("twice", BEGINNING + "\"circuits\":[],\"circuits\":[]}");
		small.put("huge", BEGINNING + "\"drills\":[1e999999999]}");
		small.put("long", BEGINNING + "\"drills\":[" + "9".repeat(MIB) + "]}");
		small.put("no number", BEGINNING + "\"drills\":[NaN]}");
		small.put("a control character", BEGINNING + "\"drills\":[\"a\u0001b\"]}");
		small.put("a control character in disguise", BEGINNING + "\"drills\":[\"a\\u0001b\"]}");
		small.put("nothing", "");
		return small;
	}

	@Test
	void theServiceRefusesThemAndGoesOn(@TempDir Path home) throws Exception {
		try (var stage = new Stage(home); var http = HttpClient.newHttpClient()) {
			var service = stage.replica();
			small().forEach((name, document) -> isRefused(name, send(http, service, document).join(), 400));
			large(7).forEach((name, document) -> {
				var answers = Stream.generate(() -> send(http, service, document)).limit(4).toList();
				answers.forEach((answer) -> isRefused(name, answer.join(), 400));
			});
			isTooLong(send(http, service, " ".repeat(50 * MIB)));

			assertThat(service.alive()).isTrue();
			assertThat(service.get("/v1/assessments").body().path("items").isEmpty()).isTrue();
			assertThat(service.log()).doesNotContain("OutOfMemoryError");
		}
	}

	private static CompletableFuture<HttpResponse<String>> send(HttpClient http, ServiceProcess service,
			String document) {
		return http.sendAsync(
				HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v1/inventories".formatted(service.port())))
					.timeout(Duration.ofMinutes(2))
					.header("Authorization", "Bearer " + service.token())
					.header("Content-Type", "application/json")
					.header("Idempotency-Key", UUID.randomUUID().toString())
					.POST(BodyPublishers.ofString(document))
					.build(),
				BodyHandlers.ofString());
	}

	/// Nobody takes all of it: the connection may be closed while it is still sent.
	private static void isTooLong(CompletableFuture<HttpResponse<String>> answer) {
		try {
			isRefused("50 MiB", answer.join(), 413);
		}
		catch (CompletionException closed) {
			assertThat(closed).hasCauseInstanceOf(IOException.class);
		}
	}

	private static void isRefused(String name, HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as("%s: %s", name, answer.body()).isEqualTo(status);
		var problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.path("type").asString()).as(name).isNotBlank();
		assertThat(problem.path("detail").asString()).as(name).isNotBlank();
	}

	/// Its memory would hold no more than a few times what such a file is long.
	@Test
	void theCommandRefusesThemToo(@TempDir Path home) throws Exception {
		var file = home.resolve("inventory.json");
		for (var documents : List.of(small(), large(63))) {
			for (var document : documents.entrySet()) {
				Files.writeString(file, document.getValue());
				assertThat(assessed(home, file)).as(document.getKey())
					.satisfies((said) -> assertThat(said.lines()).isNotEmpty())
					.doesNotContain("Exception", "\tat ")
					.endsWith("2");
			}
		}
	}

	/// @return what it said, and its exit code
	private static String assessed(Path home, Path file) throws IOException, InterruptedException {
		var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx640m",
				"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "dev.switchback.Switchback", "assess",
				file.toString())
			.redirectErrorStream(true)
			.directory(home.toFile())
			.start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return said + process.waitFor();
	}

}
