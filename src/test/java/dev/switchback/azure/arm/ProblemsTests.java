package dev.switchback.azure.arm;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import dev.switchback.playbook.Answer;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ProblemsTests {

	private static final String BUSY_BY_DETAIL = """
			{"error":{"code":"RetryableError","message":"A retryable error occurred.",
			"details":[{"code":"RetryableErrorDueToAnotherOperation","message":"Operation X is updating resource"}]}}""";

	private static ArmProblem of(int status, String body, String... retryAfter) {
		var headers = new HttpHeaders();
		if (retryAfter.length > 0) {
			headers.set(HttpHeaderName.RETRY_AFTER, retryAfter[0]);
		}
		return Problems.of(status, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	private static String error(String code) {
		return "{\"error\":{\"code\":\"%s\",\"message\":\"m\",\"details\":[]}}".formatted(code);
	}

	static Stream<Arguments> answers() {
		return Stream.of(arguments(400, error("InvalidRequest"), ArmProblem.Invalid.class, "Rejected"),
				arguments(401, error("ExpiredAuthenticationToken"), ArmProblem.Unauthorized.class, "Rejected, later"),
				arguments(403, error("AuthorizationFailed"), ArmProblem.Forbidden.class, "Rejected"),
				arguments(404, error("ResourceNotFound"), ArmProblem.NotFound.class, "Rejected"),
				arguments(408, "", ArmProblem.Unavailable.class, "Lost"),
				arguments(409, error("AnotherOperationInProgress"), ArmProblem.Busy.class, "Rejected, later"),
				arguments(409, error("InUse"), ArmProblem.Conflict.class, "Rejected"),
				arguments(412, error("PreconditionFailed"), ArmProblem.Conflict.class, "Rejected"),
				arguments(429, BUSY_BY_DETAIL, ArmProblem.Busy.class, "Rejected, later"),
				arguments(429, error("SubscriptionRequestsThrottled"), ArmProblem.Throttled.class, "Rejected, later"),
				arguments(429, "not json", ArmProblem.Throttled.class, "Rejected, later"),
				arguments(302, "", ArmProblem.Invalid.class, "Rejected"),
				arguments(500, error("InternalServerError"), ArmProblem.Unavailable.class, "Lost"),
				arguments(502, "<html>", ArmProblem.Unavailable.class, "Lost"),
				arguments(503, "", ArmProblem.Unavailable.class, "Lost"),
				arguments(504, "", ArmProblem.Unavailable.class, "Lost"),
				arguments(599, "", ArmProblem.Unavailable.class, "Lost"));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void aStatusMeansOneThing(int status, String body, Class<?> problem, String answer) {
		var found = of(status, body);

		assertThat(found).isInstanceOf(problem);
		assertThat(spoken(found.answer(Handle.NONE))).isEqualTo(answer);
	}

	static Stream<Arguments> failures() {
		return Stream
			.of(arguments(new ConnectException(), "NotSent", "Rejected, later"),
					arguments(new UnknownHostException("host"), "NotSent", "Rejected, later"),
					arguments(new HttpConnectTimeoutException("connect"), "NotSent", "Rejected, later"),
					arguments(new SSLHandshakeException("PKIX path building failed"), "NotSent", "Rejected, later"),
					arguments(new IOException("connect", new ConnectException()), "NotSent", "Rejected, later"),
					arguments(new HttpTimeoutException("request timed out"), "Unanswered", "Lost"),
					arguments(new IOException("HTTP/1.1 header parser received no bytes", new EOFException()),
							"Unanswered", "Lost"),
					arguments(new IOException("Connection reset"), "Unanswered", "Lost"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void onlyWhatNeverLeftIsKnownNotToHaveHappened(IOException failure, String problem, String answer) {
		var found = Problems.of(new UncheckedIOException(failure)).orElseThrow();

		assertThat(found.getClass().getSimpleName()).isEqualTo(problem);
		assertThat(spoken(found.answer(Handle.NONE))).isEqualTo(answer);
	}

	private static String spoken(Answer answer) {
		return switch (answer) {
			case Answer.Accepted _ -> "Accepted";
			case Answer.Rejected rejected -> (rejected.tryAgainIn() != null) ? "Rejected, later" : "Rejected";
			case Answer.Lost _ -> "Lost";
		};
	}

	@Test
	void aBugIsNoProblemOfAzures() {
		assertThat(Problems.of(new IllegalStateException("ours"))).isEmpty();
	}

	@Test
	void anInterruptionStaysVisible() {
		assertThat(Problems.of(new RuntimeException(new InterruptedException()))).isPresent();
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void waitsAsLongAsAzureAsks() {
		assertThat(of(429, "", "17").lookAgainIn()).isEqualTo(Duration.ofSeconds(17));
		assertThat(of(503, "", "9").lookAgainIn()).isEqualTo(Duration.ofSeconds(9));
		assertThat(of(429, BUSY_BY_DETAIL, "3").lookAgainIn()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void aWaitOfZeroOrOfNonsenseIsNone() {
		for (var nonsense : new String[] { "0", "-1", "soon", "0.5", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999" }) {
			assertThat(of(429, "", nonsense).lookAgainIn()).isEqualTo(Duration.ofSeconds(10));
		}
	}

	@Test
	void showsWhatAzureSaysShortAndClean() {
		var problem = of(400,
				"{\"error\":{\"code\":\"Bad\\u0000\\nCode\",\"message\":\"%s\"}}".formatted("x".repeat(5000)))
			.problem();

		assertThat(problem.code()).isEqualTo("Bad Code");
		assertThat(problem.message()).hasSize(300);
		assertThat(of(500, "[1,2").problem().code()).isEqualTo("HTTP500");
	}

	@Test
	void everyProblemOfALookIsBlindnessWithASentence() {
		for (var problem : new ArmProblem[] { of(401, ""), of(403, ""), of(404, ""), of(409, ""), of(429, ""),
				of(500, ""), of(400, "") }) {
			var blind = problem.blind("the peering of contoso-ams", Evidence.NONE);
			assertThat(blind.sentence()).contains("the peering of contoso-ams").doesNotEndWith(".");
			assertThat(blind.lookAgainIn()).isPositive();
		}
	}

}
