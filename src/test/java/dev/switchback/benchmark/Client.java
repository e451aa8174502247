package dev.switchback.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the API as a portal would: with connections that stay open, and nothing in between that takes time.
final class Client {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.connectTimeout(Duration.ofSeconds(20))
		.build();

	private final String base;

	private final String token;

	Client(int port, String token) {
		this.base = "http://127.0.0.1:" + port;
		this.token = token;
	}

	JsonNode get(String path) {
		return json(sent(request(path, null).GET().build()), 200);
	}

	/// Posts with a fresh idempotency key.
	JsonNode post(String path, String body) {
		return json(sent(posting(path, body)), 202);
	}

	/// How long a page takes, in nanoseconds, from asking until all of it is here.
	long timed(String path) {
		var request = request(path, null).GET().build();
		var started = System.nanoTime();
		var response = sent(request);
		var took = System.nanoTime() - started;
		require(response, 200);
		return took;
	}

	/// Posts without waiting for the answer.
	CompletableFuture<HttpResponse<String>> postLater(String path, String body) {
		return this.http.sendAsync(posting(path, body), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest posting(String path, String body) {
		return request(path, UUID.randomUUID().toString()).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	private HttpRequest.Builder request(String path, @Nullable String key) {
		var request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(120))
			.header("Authorization", "Bearer " + this.token);
		return (key != null) ? request.header("Idempotency-Key", key) : request;
	}

	private HttpResponse<String> sent(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		require(response, status);
		return JSON.readTree(response.body());
	}

	private static void require(HttpResponse<String> response, int status) {
		if (response.statusCode() != status) {
			throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
		}
	}

}
