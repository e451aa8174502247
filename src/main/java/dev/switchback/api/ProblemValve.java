package dev.switchback.api;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers what Tomcat refuses by itself, such as endless headers, with a problem instead of a page.
final class ProblemValve extends ErrorReportValve {

	private final Problems problems;

	ProblemValve(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			var plain = PlainProblem.of(response.getStatus());
			response.setStatus(plain.type().status());
			response.setContentType(Problems.MEDIA_TYPE);
			response.setCharacterEncoding("UTF-8");
			response.setHeader("Cache-Control", "no-store");
			var reporter = response.getReporter();
			if (reporter != null) {
				reporter.write(this.problems.text(plain.type(), plain.detail(), request.getRequestURI(), null));
				response.finishResponse();
			}
		}
		catch (IOException | IllegalStateException ex) {
			this.container.getLogger().debug("The caller hung up", ex);
		}
	}

}
