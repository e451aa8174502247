package dev.switchback.azure.arm;

import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import dev.switchback.azure.arm.Wire.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One read that Azure answers later: a POST that changes nothing, answered 202, and then polled.
///
/// A refused or broken poll says nothing about the read itself, so polling goes on. The result is at `Location` only: an
/// `Azure-AsyncOperation` document, if there is one, only says when. A result that is `null` has been asked for too early.
final class AsyncRead {

	private static final HttpHeaderName ASYNC_OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");

	/// The first wait where Azure names none. It grows by half each time.
	private static final Duration FIRST = Duration.ofSeconds(1);

	/// The longest wait between two polls. Azure may name minutes, which is advice for
	/// changes, not for a look.
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final Wire wire;

	private final ArmEndpoint endpoint;

	private final URL url;

	private final Deadline deadline;

	private final Ticker ticker;

	private final Instant at;

	private @Nullable URL location;

	private @Nullable URL asyncOperation;

	private Duration wait = FIRST;

	private long nextPoll;

	/// Why there is no result if polling ends now.
	private ArmProblem lately = ArmProblem.Unanswered.because("Azure was not done in time");

	private @Nullable Fetched<JsonNode> outcome;

	AsyncRead(Wire wire, ArmEndpoint endpoint, URL url, Deadline deadline, Ticker ticker, InstantSource clock) {
		this.wire = wire;
		this.endpoint = endpoint;
		this.url = url;
		this.deadline = deadline;
		this.ticker = ticker;
		this.at = clock.instant();
	}

	void begin() {
		guarded(() -> {
			var reply = this.wire.ask(this.url, this.deadline);
			switch (reply.status()) {
				case 200 -> result(reply);
				case 202 -> follow(reply);
				default -> fail(reply.problem());
			}
		}, true);
	}

	/// Asks how it stands.
	void poll() {
		guarded(() -> {
			if (this.asyncOperation != null) {
				pollStatus(this.asyncOperation);
			}
			else {
				pollResult(Objects.requireNonNull(this.location));
			}
		}, false);
	}

	boolean pending() {
		return this.outcome == null;
	}

	boolean due() {
		return pending() && this.ticker.nanos() - this.nextPoll >= 0;
	}

	Duration untilPoll() {
		return Duration.ofNanos(Math.max(0, this.nextPoll - this.ticker.nanos()));
	}

	void giveUp() {
		if (pending()) {
			fail(this.lately);
		}
	}

	Fetched<JsonNode> outcome() {
		return Objects.requireNonNull(this.outcome, "not done");
	}

	private void follow(Reply reply) {
		var location = reply.header(HttpHeaderName.LOCATION);
		var asyncOperation = reply.header(ASYNC_OPERATION);
		if (location == null) {
			fail(ArmProblem.Garbled.because("Azure took the request and did not say where the result will be"));
			return;
		}
		this.location = this.endpoint.followed(location);
		this.asyncOperation = (asyncOperation != null) ? this.endpoint.followed(asyncOperation) : null;
		pollLater(reply);
	}

	private void pollStatus(URL address) {
		var reply = call(address);
		if (reply.status() != 200) {
			troubled(reply);
			return;
		}
		var document = reply.document();
		switch (AsyncRead.status(document)) {
			case AsyncStatus.Running _ -> pollLater(reply);
			case AsyncStatus.Succeeded _ -> {
				this.asyncOperation = null;
				pollResult(Objects.requireNonNull(this.location));
			}
			case AsyncStatus.Failed(var problem) -> fail(new ArmProblem.Invalid(problem));
		}
	}

	private void pollResult(URL address) {
		var reply = call(address);
		switch (reply.status()) {
			case 200 -> result(reply);
			case 202 -> pollLater(reply);
			default -> troubled(reply);
		}
	}

	private void result(Reply reply) {
		var document = reply.document();
		if (document.isObject() || document.isArray()) {
			this.outcome = new Fetched.Value<>(document, this.at);
			return;
		}
		this.lately = ArmProblem.Garbled.because("the result is empty or no JSON document");
		if (this.location == null) {
			fail(this.lately);
		}
		else {
			pollLater(reply);
		}
	}

	/// A poll that was refused because Azure is unwell is no failure of the read; one
	/// that is wrong never gets right.
	private void troubled(Reply reply) {
		var problem = reply.problem();
		switch (problem) {
			case ArmProblem.Throttled _,ArmProblem.Unavailable _,ArmProblem.Busy _,ArmProblem.Unanswered _,ArmProblem.NotSent _,ArmProblem.Unauthorized _ ->
				troubled(problem);
			case ArmProblem.NotFound _ ->
				fail(ArmProblem.Garbled.because("Azure no longer knows the result it promised"));
			case ArmProblem.Forbidden _,ArmProblem.Invalid _,ArmProblem.Conflict _,ArmProblem.Garbled _ ->
				fail((reply.status() >= 300) ? problem : ArmProblem.Garbled.because("Azure has no result"));
		}
	}

	private void troubled(ArmProblem problem) {
		this.lately = problem;
		waitFor(problem.lookAgainIn());
	}

	private void pollLater(Reply reply) {
		var asked = Problems.retryAfter(reply.headers());
		waitFor(asked.map((wait) -> (wait.compareTo(LONGEST) < 0) ? wait : LONGEST).orElse(this.wait));
		if (asked.isEmpty()) {
			var longer = this.wait.multipliedBy(3).dividedBy(2);
			this.wait = (longer.compareTo(LONGEST) < 0) ? longer : LONGEST;
		}
	}

	private void waitFor(Duration duration) {
		this.nextPoll = this.ticker.nanos() + duration.toNanos();
	}

	private Reply call(URL address) {
		return this.wire.read(HttpMethod.GET, address, this.deadline.left(), this.deadline);
	}

	private void guarded(Runnable exchange, boolean first) {
		try {
			exchange.run();
		}
		catch (RuntimeException ex) {
			var problem = Problems.of(ex).orElseThrow(() -> ex);
			if (first || problem instanceof ArmProblem.NotSent(var shown) && shown.code().equals("ForeignAddress")) {
				fail(problem);
			}
			else {
				troubled(problem);
			}
		}
	}

	private void fail(ArmProblem problem) {
		this.outcome = new Fetched.Failed<>(problem, this.at);
	}

	/// Reads the status document of an async operation. Words that are not known to be
	/// the last one mean that it goes on.
	static AsyncStatus status(JsonNode document) {
		return switch (document.path("status").asString("").toLowerCase(Locale.ROOT)) {
			case "succeeded" -> new AsyncStatus.Succeeded();
			case "failed", "canceled", "cancelled" ->
				new AsyncStatus.Failed(Problems.ofAsyncOperation(document.path("error")));
			default -> new AsyncStatus.Running();
		};
	}

}
