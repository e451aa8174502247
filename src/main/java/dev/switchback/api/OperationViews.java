package dev.switchback.api;

import java.util.List;

import dev.switchback.engine.Choice;
import dev.switchback.engine.Reception;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Headline;
import dev.switchback.operation.Operation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Shows operations.
@Component
final class OperationViews {

	private final Reception reception;

	private final Journal journal;

	private final JsonMapper json;

	OperationViews(Reception reception, Journal journal, JsonMapper json) {
		this.reception = reception;
		this.journal = journal;
		this.json = json;
	}

	OperationView of(Operation operation) {
		var request = this.json.readTree(operation.order().request());
		return new OperationView(OperationSummary.of(Headline.of(operation)), request.get("target"),
				request.get("parameters"), this.journal.nextLook(operation.id()).orElse(null), StepView.of(operation),
				decisions(operation), obligations(operation),
				operation.observations().stream().map(ObservationView::of).toList(),
				operation.lastRun().evidence().violations(operation.purpose()));
	}

	private static List<ObligationView> obligations(Operation operation) {
		return operation.obligations()
			.stream()
			.map((owed) -> ObligationView.of(owed, operation.keeping(owed.id())))
			.toList();
	}

	/// What may be decided now.
	List<AllowedDecision> decisions(Operation operation) {
		return decisions(operation, this.reception.choices(operation));
	}

	List<AllowedDecision> decisions(Operation operation, List<Choice> choices) {
		return choices.stream().map((choice) -> AllowedDecision.of(operation, choice)).toList();
	}

}
