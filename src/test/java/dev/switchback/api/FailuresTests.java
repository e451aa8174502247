package dev.switchback.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// What callers are told when the database lets us down, or we ourselves do.
class FailuresTests {

	private static final String SECRET = "ERROR: relation \"secrets\" of postgres://user:pass@db in SELECT";

	private final Failures failures = new Failures(new Problems(new JsonMapper()));

	static Stream<Arguments> failures() {
		var cause = new SQLException(SECRET, "57P01");
		return Stream.of(arguments(new DataAccessResourceFailureException(SECRET, cause), 503, "unavailable", "5"),
				arguments(new CannotCreateTransactionException(SECRET, cause), 503, "unavailable", "5"),
				arguments(new TransactionSystemException(SECRET, cause), 503, "unavailable", "5"),
				arguments(new QueryTimeoutException(SECRET, cause), 503, "unavailable", "5"),
				arguments(new RecoverableDataAccessException(SECRET, cause), 503, "unavailable", "5"),
				arguments(new CannotAcquireLockException(SECRET, cause), 409, "request-in-flight", "1"),
				arguments(new DataIntegrityViolationException(SECRET, cause), 500, "internal-error", null),
				arguments(new HttpMessageNotWritableException(SECRET, new IllegalStateException(SECRET)), 500,
						"internal-error", null),
				arguments(new IllegalStateException(SECRET), 500, "internal-error", null),
				arguments(new NullPointerException(SECRET), 500, "internal-error", null));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void tellsWhatToDoAndNothingOfTheInside(Exception failure, int status, String type, String retryAfter)
			throws Exception {
		var request = new MockHttpServletRequest("GET", "/v1/operations");
		var response = new MockHttpServletResponse();
		new ExceptionHandlerMethodResolver(Failures.class).resolveMethod(failure)
			.invoke(this.failures, failure, request, response);
		assertThat(response.getStatus()).isEqualTo(status);
		assertThat(response.getContentType()).isEqualTo("application/problem+json");
		assertThat(response.getHeader("Retry-After")).isEqualTo(retryAfter);
		assertThat(response.getContentAsString()).contains("urn:switchback:problem:" + type)
			.doesNotContain("secrets", "SELECT", "postgres", "Exception", "57P01");
	}

	/// There is nobody to tell, and nothing to be mended.
	@Test
	void aCallerWhoHangsUpWhileTheAnswerIsWrittenIsNoBug() throws Exception {
		var hungUp = new HttpMessageNotWritableException(SECRET,
				new UncheckedIOException(new IOException("Broken pipe")));
		var response = new MockHttpServletResponse();
		new ExceptionHandlerMethodResolver(Failures.class).resolveMethod(hungUp)
			.invoke(this.failures, hungUp, new MockHttpServletRequest("GET", "/v1/operations"), response);
		assertThat(response.isCommitted()).isFalse();
		assertThat(response.getContentAsString()).isEmpty();
		assertThat(response.getStatus()).isEqualTo(200);
	}

}
