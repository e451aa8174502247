package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import dev.switchback.playbook.Urgency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One request and its answer, on the caller's thread.
final class Wire {

	/// Under which the HTTP client looks for the time limit of one request.
	private static final String RESPONSE_TIMEOUT = "azure-response-timeout";

	private final HttpPipeline pipeline;

	private final Allowances allowances;

	Wire(HttpPipeline pipeline, Allowances allowances) {
		this.pipeline = pipeline;
		this.allowances = allowances;
	}

	/// An answer in full.
	record Reply(int status, HttpHeaders headers, byte[] body) {

		@Nullable
		String header(HttpHeaderName name) {
			return this.headers.getValue(name);
		}

		/// The document in the body; a missing node if there is none, or if it cannot be
		/// understood.
		JsonNode document() {
			return ArmJson.parse(this.body).orElse(ArmJson.NOTHING);
		}

		ArmProblem problem() {
			return Problems.of(this.status, this.headers, this.body);
		}

	}

	/// Makes a call that changes nothing. What nobody is hurt by waits for its turn, and once more if Azure refuses it all the
	/// same.
	///
	/// @param atMost how long it may take; less if the deadline leaves less
	/// @throws RuntimeException that [Problems] understands, if there is no answer
	Reply read(HttpMethod method, URL url, Duration atMost, Deadline deadline) {
		return deadline.urgency().waits() ? patiently(method, url, atMost, deadline)
				: once(method, url, context(deadline.left(atMost), deadline.urgency()));
	}

	/// Takes POSTs that only read and are made together out of the budget. What nobody is hurt by is taken when its turn comes.
	///
	/// @return how long they have to wait; empty if all may be made now
	Optional<Duration> take(List<URL> posts, Urgency urgency) {
		return urgency.waits() ? Optional.empty() : this.allowances
			.wait(posts.stream().map((url) -> this.allowances.counted(HttpMethod.POST, url)).toList(), urgency);
	}

	/// Makes one of the POSTs that were taken.
	///
	/// @throws RuntimeException that [Problems] understands, if there is no answer
	Reply ask(URL url, Deadline deadline) {
		return deadline.urgency().waits() ? read(HttpMethod.POST, url, deadline.left(), deadline)
				: once(HttpMethod.POST, url,
						context(deadline.left(), deadline.urgency()).addData(AllowancePolicy.TAKEN, true));
	}

	private Reply patiently(HttpMethod method, URL url, Duration atMost, Deadline deadline) {
		Reply reply;
		do {
			reply = once(method, url,
					context(deadline.left(atMost), deadline.urgency()).addData(AllowancePolicy.PATIENCE, deadline));
		}
		while (!deadline.over() && reply.status() == 429 && reply.problem() instanceof ArmProblem.Throttled);
		return reply;
	}

	private Reply once(HttpMethod method, URL url, Context context) {
		var request = new HttpRequest(method, url).setHeader(HttpHeaderName.ACCEPT, "application/json");
		if (method == HttpMethod.POST) {
			request.setBody(new byte[0]).setHeader(HttpHeaderName.CONTENT_LENGTH, "0");
		}
		try (var response = this.pipeline.sendSync(request, context)) {
			var body = response.getBodyAsBinaryData();
			var reply = new Reply(response.getStatusCode(), response.getHeaders(),
					(body != null) ? body.toBytes() : new byte[0]);
			if (reply.status() == 429) {
				note(method, url, reply.problem());
			}
			return reply;
		}
	}

	/// Sends a request that is ready, once.
	///
	/// @return the answer; its body is empty if it broke off, because the status alone
	/// says that the call arrived
	Reply send(HttpRequest request, Context context) {
		try (var response = this.pipeline.sendSync(request, context)) {
			var reply = new Reply(response.getStatusCode(), response.getHeaders(), body(response));
			if (reply.status() == 429) {
				note(HttpMethod.PUT, request.getUrl(), reply.problem());
			}
			return reply;
		}
	}

	static Context context(Duration within, Urgency urgency) {
		return new Context(RESPONSE_TIMEOUT, within.isPositive() ? within : Duration.ofMillis(1))
			.addData(AllowancePolicy.URGENCY, urgency);
	}

	private void note(HttpMethod method, URL url, ArmProblem problem) {
		this.allowances.note(this.allowances.counted(method, url), problem);
	}

	private static byte[] body(com.azure.core.http.HttpResponse response) {
		try {
			var body = response.getBodyAsBinaryData();
			return (body != null) ? body.toBytes() : new byte[0];
		}
		catch (RuntimeException _) {
			return new byte[0];
		}
	}

}
