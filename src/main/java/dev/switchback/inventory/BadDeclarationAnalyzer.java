package dev.switchback.inventory;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Lets Spring Boot print what is wrong with a declaration, without a stack trace.
class BadDeclarationAnalyzer extends AbstractFailureAnalyzer<BadDeclaration> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BadDeclaration cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Mend switchback.inventory.circuit-pairs; docs/declarations.md says what may be declared.", cause);
	}

}
