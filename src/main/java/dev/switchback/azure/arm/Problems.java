package dev.switchback.azure.arm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import dev.switchback.playbook.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds out what went wrong from an answer or an exception.
final class Problems {

	/// How long to wait when throttled by an answer that does not say.
	private static final Duration UNSAID = Duration.ofSeconds(10);

	/// How long to wait when something else is under way, or Azure is unwell.
	private static final Duration BUSY = Duration.ofSeconds(5);

	private Problems() {
	}

	/// The problem of an answer that is not the wanted one.
	///
	/// @param body may be empty or anything
	static ArmProblem of(int status, HttpHeaders headers, byte[] body) {
		var error = ArmJson.parse(body).map((document) -> document.path("error")).orElse(ArmJson.NOTHING);
		var codes = new ArrayList<String>();
		codes.add(error.path("code").asString(""));
		error.path("details").forEach((detail) -> codes.add(detail.path("code").asString("")));
		return of(status, headers, codes, error.path("message").asString(""));
	}

	/// The problem of an async operation that ended badly.
	static Problem ofAsyncOperation(JsonNode error) {
		var code = text(error.path("code").asString(""));
		return new Problem(200, code.isEmpty() ? "Failed" : code, text(error.path("message").asString("")));
	}

	/// The problem behind an exception of the pipeline or of the SDK; empty if it is a
	/// bug.
	static Optional<ArmProblem> of(Throwable thrown) {
		IOException broken = null;
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			var problem = specific(cause);
			if (problem != null) {
				return Optional.of(problem);
			}
			broken = (cause instanceof IOException io) ? io : broken;
		}
		return (broken != null)
				? Optional.of(ArmProblem.Unanswered.because("the connection broke: " + text(broken.getMessage())))
				: Optional.empty();
	}

	private static @Nullable ArmProblem specific(Throwable cause) {
		return switch (cause) {
			case NotLeaving notLeaving -> notLeaving.problem();
			case HttpResponseException answered -> answered(answered);
			case ConnectException _,UnknownHostException _,UnresolvedAddressException _ ->
				ArmProblem.NotSent.because("NotConnected", "no connection to Azure");
			case HttpConnectTimeoutException _ ->
				ArmProblem.NotSent.because("NotConnected", "no connection to Azure in time");
			case SSLHandshakeException _ ->
				ArmProblem.NotSent.because("NotTrusted", "no trusted connection to Azure: " + text(cause.getMessage()));
			case HttpTimeoutException _,TimeoutException _ -> ArmProblem.Unanswered.because("no answer in time");
			case InterruptedException _ -> {
				Thread.currentThread().interrupt();
				yield ArmProblem.Unanswered.because("interrupted while waiting for the answer");
			}
			default -> null;
		};
	}

	private static ArmProblem answered(HttpResponseException exception) {
		var response = exception.getResponse();
		if (response == null || response.getStatusCode() < 300) {
			return ArmProblem.Garbled.because("the answer does not have the form it should have");
		}
		var codes = new ArrayList<String>();
		String message = "";
		if (exception instanceof ManagementException management && management.getValue() != null) {
			ManagementError error = management.getValue();
			codes.add(text(error.getCode()));
			if (error.getDetails() != null) {
				error.getDetails().forEach((detail) -> codes.add(text(detail.getCode())));
			}
			message = text(error.getMessage());
		}
		return of(response.getStatusCode(), response.getHeaders(), codes, message);
	}

	private static ArmProblem of(int status, HttpHeaders headers, List<String> codes, String message) {
		var code = (codes.isEmpty() || codes.getFirst().isBlank()) ? "HTTP" + status : text(codes.getFirst());
		var problem = new Problem(status, code, text(message));
		var wait = retryAfter(headers);
		if ((status == 409 || status == 429) && codes.stream().anyMatch(Problems::busy)) {
			return new ArmProblem.Busy(problem, wait.orElse(BUSY));
		}
		return switch (status) {
			case 401 -> new ArmProblem.Unauthorized(problem);
			case 403 -> new ArmProblem.Forbidden(problem);
			case 404 -> new ArmProblem.NotFound(problem);
			case 409, 412 -> new ArmProblem.Conflict(problem);
			case 429 -> new ArmProblem.Throttled(problem, wait.orElse(UNSAID));
			case 408 -> new ArmProblem.Unavailable(problem, wait.orElse(BUSY));
			default -> (status >= 500) ? new ArmProblem.Unavailable(problem, wait.orElse(BUSY))
					: new ArmProblem.Invalid(problem);
		};
	}

	/// The network provider says 429 where others say 409; only the code tells it from
	/// throttling.
	private static boolean busy(String code) {
		var lower = code.toLowerCase(Locale.ROOT);
		return lower.equals("anotheroperationinprogress") || lower.startsWith("retryableerror")
				|| lower.equals("referencedresourcenotprovisioned");
	}

	/// The positive whole seconds that Azure asks to wait; zero counts as not said.
	static Optional<Duration> retryAfter(HttpHeaders headers) {
		var value = headers.getValue(HttpHeaderName.RETRY_AFTER);
		if (value == null || !value.strip().matches("\\d{1,6}")) {
			return Optional.empty();
		}
		return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip()))).filter(Duration::isPositive);
	}

	/// Text from outside, shortened and without control characters.
	static String text(@Nullable String text) {
		if (text == null) {
			return "";
		}
		var clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		return (clean.length() <= 300) ? clean : clean.substring(0, 299) + "…";
	}

}
