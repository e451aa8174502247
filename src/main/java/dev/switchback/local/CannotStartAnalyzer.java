package dev.switchback.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lets Spring Boot print what is wrong and what to do, without a stack trace.
class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
