package dev.switchback.api;

import java.util.List;

import dev.switchback.engine.Attested;
import dev.switchback.engine.Observing;
import dev.switchback.engine.Reception;
import dev.switchback.operation.Observation;
import dev.switchback.security.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What was seen where Azure lets nobody look.
@RestController
@RequestMapping(path = "/v1/operations/{id}/observations", produces = MediaType.APPLICATION_JSON_VALUE)
class ObservationsController {

	private static final String ROUTE = "POST /v1/operations/{id}/observations";

	private final Reception reception;

	private final Finding finding;

	ObservationsController(Reception reception, Finding finding) {
		this.reception = reception;
		this.finding = finding;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ObservationView> attest(@PathVariable String id, Submitted<ObservationRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var request = body.value();
		var attested = this.reception.attest(new Observing(this.finding.operation(id).id(), request.checkedAspect(),
				request.subject(), request.checkedVerdict(), request.checkedStatement(), request.observedAt(),
				Requesters.of(caller, request.onBehalfOf()), Keys.required(headers, caller, ROUTE, body)));
		return switch (attested) {
			case Attested.Kept(var observation) -> created(observation, false);
			case Attested.Replayed(var observation) -> created(observation, true);
			case Attested.KeyReused _ -> throw Keys.reused();
			case Attested.Unknown _ -> throw Finding.missing("There is no operation with this id or code.");
			case Attested.Untimely _ -> throw Refusal.of(List.of(Fault.at("/observedAt",
					"Send a time at most one hour before the operation was created, and not in the future.")));
			case Attested.Full(var most) -> throw new Refusal(ProblemType.NO_MORE_ROOM,
					"This operation has %d observations, as many as there may be.".formatted(most));
		};
	}

	private static ResponseEntity<ObservationView> created(Observation observation, boolean replayed) {
		var answer = ResponseEntity.status(HttpStatus.CREATED);
		if (replayed) {
			answer.header(OperationAnswers.REPLAYED, "true");
		}
		return answer.body(ObservationView.of(observation));
	}

	@GetMapping
	Items<ObservationView> observations(@PathVariable String id, Query query) {
		query.done();
		return new Items<>(this.finding.operation(id).observations().stream().map(ObservationView::of).toList(), null);
	}

}
