package dev.switchback.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.switchback.operation.BadCursor;
import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.NotNow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever a request fails with into a problem. Nothing of the exception is shown but what was written for callers.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

	private static final Logger log = LoggerFactory.getLogger(Failures.class);

	private final Problems problems;

	Failures(Problems problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	void refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.problems.write(request, response, refusal);
	}

	@ExceptionHandler
	void invalid(InvalidRequest invalid, HttpServletRequest request, HttpServletResponse response) throws IOException {
		var faults = invalid.faults().stream().map((fault) -> Fault.at(fault.pointer(), fault.sentence())).toList();
		this.problems.write(request, response, Refusal.of(faults));
	}

	/// Azure could not be asked what the answer depends on.
	@ExceptionHandler
	void notNow(NotNow notNow, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.problems.write(request, response, ProblemType.UNAVAILABLE, String.valueOf(notNow.getMessage()));
	}

	@ExceptionHandler
	void badCursor(BadCursor bad, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.problems.write(request, response,
				Refusal.of(List.of(Fault.in("cursor", String.valueOf(bad.getMessage())))));
	}

	@ExceptionHandler
	void noSuchPath(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		this.problems.write(request, response, ProblemType.NOT_FOUND,
				"There is nothing at this path. The paths there are stand in /openapi.yaml.");
	}

	@ExceptionHandler
	void wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		var methods = (wrong.getSupportedMethods() != null)
				? Arrays.stream(wrong.getSupportedMethods()).sorted().collect(Collectors.joining(", ")) : "";
		response.setHeader("Allow", methods);
		this.problems.write(request, response, ProblemType.METHOD_NOT_ALLOWED,
				"This path understands other methods. Use one of: %s.".formatted(methods));
	}

	@ExceptionHandler
	void wrongMediaType(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.problems.write(request, response, ProblemType.UNSUPPORTED_MEDIA_TYPE,
				"Send JSON in UTF-8, with the header Content-Type: application/json.");
	}

	@ExceptionHandler
	void notAcceptable(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		this.problems.write(request, response, ProblemType.NOT_ACCEPTABLE,
				"This is answered as application/json; some things as text/event-stream, text/markdown or image/svg+xml, too. Change the header Accept.");
	}

	/// Headers are looked at when they are read, which may be late.
	@ExceptionHandler
	void rejected(RequestRejectedException rejected, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		this.problems.write(request, response, ProblemType.INVALID_REQUEST,
				"The address or a header has characters that are not accepted. Leave them out.");
	}

	/// Two requests wanted the same row and this one could not wait any longer.
	@ExceptionHandler
	void inFlight(PessimisticLockingFailureException ex, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		this.problems.write(request, response, ProblemType.REQUEST_IN_FLIGHT,
				"Another request with this key, or about the same target, is being decided right now. "
						+ "Send this one again with the same Idempotency-Key.");
	}

	/// The database cannot be reached. Whether a change was stored is not known: the same key finds out.
	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessException.class,
			RecoverableDataAccessException.class, TransactionException.class })
	void unavailable(Exception ex, HttpServletRequest request, HttpServletResponse response) throws IOException {
		log.warn("The database failed {} {}: {}", request.getMethod(), request.getRequestURI(), ex.toString());
		this.problems.write(request, response, ProblemType.UNAVAILABLE,
				"The database cannot be reached. Send the request again after the time in Retry-After, "
						+ "with the same Idempotency-Key if it had one.");
	}

	/// The caller hung up; there is nobody to tell.
	@ExceptionHandler
	void hungUp(AsyncRequestNotUsableException ex) {
		log.debug("The caller hung up", ex);
	}

	/// The same, noticed while the answer was written.
	@ExceptionHandler
	void notWritten(HttpMessageNotWritableException ex, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		if (ex.getMostSpecificCause() instanceof IOException) {
			log.debug("The caller hung up", ex);
		}
		else {
			anythingElse(ex, request, response);
		}
	}

	@ExceptionHandler
	void anythingElse(Exception ex, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (ex instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
			this.problems.write(request, response, ProblemType.INVALID_REQUEST,
					"The request cannot be understood. Compare it with /openapi.yaml.");
			return;
		}
		var reference = UUID.randomUUID().toString();
		log.error("A bug kept {} {} from being answered ({})", request.getMethod(), request.getRequestURI(), reference,
				ex);
		this.problems.write(request, response,
				new Refusal(ProblemType.INTERNAL_ERROR,
						"A bug of ours kept this from being answered; the log has it under the reference.",
						new Extension.Logged(reference)));
	}

}
