package dev.switchback.azure.arm;

import dev.switchback.playbook.Urgency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/// An Azure that answers from a script, in virtual time.
final class ScriptedAzure {

	static final String BASE = "https://management.azure.com";

	static final ArmId CIRCUIT = ArmId.parse("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
			+ "/providers/Microsoft.Network/expressRouteCircuits/c");

	static final String LOCATION = BASE
			+ "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Network/locations/westeurope/operationResults/1?api-version=2025-03-01";

	static final String OPERATION = LOCATION.replace("operationResults", "operations");

	private final Deque<Reply> script = new ArrayDeque<>();

	/// What was asked, as `+12s GET /path`.
	final List<String> asked = new ArrayList<>();

	final List<HttpRequest> requests = new ArrayList<>();

	private long nanos;

	private boolean interrupted;

	final Arm arm;

	ScriptedAzure() {
		this.arm = ArmConfiguration.arm(InProcessAzure.settings(), new Client(),
				(_) -> Mono.fromSupplier(() -> new AccessToken("token", OffsetDateTime.MAX)),
				InMemoryCallBudget.allowances(() -> Instant.EPOCH.plusNanos(this.nanos), () -> this.nanos),
				() -> Instant.EPOCH.plusNanos(this.nanos), () -> this.nanos, this::pause);
	}

	/// From now on nobody may wait.
	void interrupt() {
		this.interrupted = true;
	}

	private void pause(Duration duration) throws InterruptedException {
		if (this.interrupted) {
			throw new InterruptedException();
		}
		pass(duration);
	}

	void pass(Duration duration) {
		this.nanos += duration.toNanos();
	}

	long nanos() {
		return this.nanos;
	}

	private sealed interface Reply {

		record Status(int status, Map<String, String> headers, String body) implements Reply {
		}

		record Broken(IOException how) implements Reply {
		}

	}

	ScriptedAzure answers(int status, String body, String... headers) {
		var map = new HashMap<String, String>();
		for (int i = 0; i < headers.length; i += 2) {
			map.put(headers[i], headers[i + 1]);
		}
		this.script.add(new Reply.Status(status, map, body));
		return this;
	}

	ScriptedAzure breaks(IOException how) {
		this.script.add(new Reply.Broken(how));
		return this;
	}

	Deadline deadline() {
		return Deadline.in(Duration.ofSeconds(60), Urgency.RUNNING, () -> this.nanos);
	}

	private final class Client implements HttpClient {

		@Override
		public Mono<HttpResponse> send(HttpRequest request) {
			return Mono.fromCallable(() -> exchange(request));
		}

		@Override
		public HttpResponse sendSync(HttpRequest request, Context context) {
			try {
				return exchange(request);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private HttpResponse exchange(HttpRequest request) throws IOException {
			if (request.getBodyAsBinaryData() != null) {
				request.getBodyAsBinaryData().toBytes();
			}
			ScriptedAzure.this.requests.add(request);
			ScriptedAzure.this.asked.add("+%ds %s %s".formatted(Duration.ofNanos(ScriptedAzure.this.nanos).toSeconds(),
					request.getHttpMethod(), request.getUrl().getPath().replaceAll(".*/(?=[^/]+/[^/]+$)", "…/")));
			return switch (ScriptedAzure.this.script.removeFirst()) {
				case Reply.Broken(var how) -> throw how;
				case Reply.Status(var status, var headers, var body) ->
					new InMemoryResponse(request, status, headers, body.getBytes(StandardCharsets.UTF_8));
			};
		}

	}

}
