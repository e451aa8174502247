package dev.switchback.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lets Spring Boot print what is wrong and what to do, without a stack trace.
class CannotRehearseAnalyzer extends AbstractFailureAnalyzer<CannotRehearse> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CannotRehearse cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
