package dev.switchback.api;

import java.util.List;

import dev.switchback.operation.Headline;
import dev.switchback.engine.Answering;
import dev.switchback.engine.Reception;
import dev.switchback.engine.Settled;
import dev.switchback.security.Caller;
import dev.switchback.security.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Decisions about operations.
@RestController
class DecisionsController {

	private static final String ROUTE = "POST /v1/operations/{id}/decisions";

	private final Reception reception;

	private final Finding finding;

	private final OperationViews views;

	private final OperationAnswers answers;

	DecisionsController(Reception reception, Finding finding, OperationViews views, OperationAnswers answers) {
		this.reception = reception;
		this.finding = finding;
		this.views = views;
		this.answers = answers;
	}

	@PostMapping(path = "/v1/operations/{id}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<OperationView> decide(@PathVariable String id, Submitted<DecisionRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var request = body.value();
		var by = Requesters.of(caller, request.onBehalfOf());
		var settled = this.reception.decide(new Answering(this.finding.operation(id).id(), request.checkedDecision(),
				request.questionId(), request.comment(), request.extendBy(), request.overrides(by), request.wish(),
				request.checkedAcknowledged(), !caller.may(Role.OPERATOR), by,
				Keys.required(headers, caller, ROUTE, body)));
		return switch (settled) {
			case Settled.Taken(var operation) -> this.answers.of(operation, false, Prefer.of(headers), (_) -> {
			});
			case Settled.Replayed(var operation) -> this.answers.of(operation, true, Prefer.of(headers), (_) -> {
			});
			case Settled.KeyReused _ -> throw Keys.reused();
			case Settled.Unknown _ -> throw Finding.missing("There is no operation with this id or code.");
			case Settled.NotAllowed notAllowed -> throw notAllowed(notAllowed);
			case Settled.NotYours notYours -> throw notYours(notYours);
			case Settled.Unfit(var pointer, var sentence) -> throw Refusal.of(List.of(Fault.at(pointer, sentence)));
			case Settled.OtherQuestion other -> throw otherQuestion(other);
		};
	}

	private Refusal notAllowed(Settled.NotAllowed notAllowed) {
		var operation = notAllowed.operation();
		return new Refusal(ProblemType.DECISION_NOT_ALLOWED, notAllowed.sentence(),
				new Extension.Offered(operation.status(), this.views.decisions(operation, notAllowed.choices())));
	}

	private static Refusal notYours(Settled.NotYours notYours) {
		return new Refusal(ProblemType.PERSON_NEEDED, notYours.sentence());
	}

	private Refusal otherQuestion(Settled.OtherQuestion other) {
		var operation = other.operation();
		return new Refusal(ProblemType.QUESTION_CHANGED, (other.present() != null)
				? "%s asks: %s Read it, and send its id as questionId.".formatted(operation.code(),
						other.present().text())
				: "%s asks nothing now. Read where it stands, and leave questionId out.".formatted(operation.code()),
				new Extension.Asked(operation.status(), QuestionView.of(Headline.of(operation)),
						this.views.decisions(operation)));
	}

}
