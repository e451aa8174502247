package dev.switchback.api;

import java.util.function.Consumer;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Phase;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/// Answers writes with the operation as it is: 202 while it runs; 200 if the caller preferred to wait and it needs a
/// decision now, or is over.
@Component
final class OperationAnswers {

	/// Says that nothing was done anew.
	static final String REPLAYED = "Idempotency-Replayed";

	private final Finding finding;

	private final OperationViews views;

	private final Waiting waiting;

	OperationAnswers(Finding finding, OperationViews views, Waiting waiting) {
		this.finding = finding;
		this.views = views;
		this.waiting = waiting;
	}

	ResponseEntity<OperationView> of(Operation operation, boolean replayed, Prefer prefer,
			Consumer<BodyBuilder> headers) {
		var seen = this.waiting.until(OperationAnswers::settled, operation,
				(before) -> this.finding.operation(before.id().toString()), prefer);
		var answer = (prefer.waits() && settled(seen)) ? ResponseEntity.ok() : ResponseEntity.accepted();
		if (prefer.waits()) {
			answer.header(Prefer.APPLIED, prefer.applied());
		}
		if (replayed) {
			answer.header(REPLAYED, "true");
		}
		headers.accept(answer);
		return answer.body(this.views.of(seen));
	}

	private static boolean settled(Operation operation) {
		return operation.phase() instanceof Phase.Parked || operation.ended();
	}

}
