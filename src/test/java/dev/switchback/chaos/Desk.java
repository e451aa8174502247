package dev.switchback.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.switchback.api.Contract;
import dev.switchback.api.Exchange;
import dev.switchback.process.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/// Asks whichever replica answers, as a load balancer would that knows nothing. Every answer has to fit the contract.
final class Desk {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final Ground ground;

	private final Findings findings;

	private final String token;

	Desk(Ground ground, Findings findings) {
		this.ground = ground;
		this.findings = findings;
		this.token = ground.token();
	}

	/// @return `null` if there was no answer, or none that says anything
	@Nullable
	Reply get(Random chance, String path) {
		return exchange(chance, "GET", path, null, null);
	}

	/// @return `null` if there was no answer, or none that says anything: whether it was done is not known
	@Nullable
	Reply post(Random chance, String path, String body, String key) {
		return exchange(chance, "POST", path, body, key);
	}

	/// What nobody has declared yet, before anything goes wrong.
	void put(String path, String body) {
		var reply = exchange(new Random(0), "PUT", path, body, null);
		if (reply == null || reply.status() / 100 != 2) {
			throw new IllegalStateException("%s was answered with %s".formatted(path, reply));
		}
	}

	private @Nullable Reply exchange(Random chance, String method, String path, @Nullable String body,
			@Nullable String key) {
		var ports = this.ground.replicas.stream().map(Replica::port).filter(Objects::nonNull).toList();
		if (ports.isEmpty()) {
			return null;
		}
		var request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + ports.get(chance.nextInt(ports.size())) + path))
			.timeout(Duration.ofSeconds(20))
			.header("Authorization", "Bearer " + this.token);
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		if (method.equals("PUT")) {
			request.header("If-None-Match", "*");
		}
		request.method(method,
				(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		return answered(method, path, body, request.build());
	}

	private @Nullable Reply answered(String method, String path, @Nullable String body, HttpRequest request) {
		try {
			var response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			check(new Exchange(method, path, request.headers().map(), (body != null) ? body : "", response.statusCode(),
					response.headers().map(), response.body()));
			var json = response.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(response.body());
			var reply = new Reply(response.statusCode(), json, response.headers());
			return says(reply) ? reply : null;
		}
		catch (IOException _) {
			this.findings.count("answers missing");
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void check(Exchange exchange) {
		try {
			Contract.check(exchange);
		}
		catch (AssertionError ex) {
			this.findings.violated("answers outside of the contract", String.valueOf(ex.getMessage()));
		}
	}

	/// Whoever is asked to come again does.
	private boolean says(Reply reply) {
		if (reply.status() == 503) {
			this.findings.count("answers 503");
			if (reply.headers().firstValue("Retry-After").isEmpty()) {
				this.findings.violated("answers outside of the contract", "503 without Retry-After: " + reply.body());
			}
			return false;
		}
		if (reply.status() >= 500) {
			this.findings.violated("answers with a bug of ours", reply.body().toString());
			return false;
		}
		return !List.of("urn:switchback:problem:request-in-flight").contains(reply.text("type"));
	}

}
