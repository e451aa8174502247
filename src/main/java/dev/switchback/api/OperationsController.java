package dev.switchback.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import dev.switchback.engine.Asking;
import dev.switchback.engine.Received;
import dev.switchback.engine.Reception;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Status;
import dev.switchback.playbook.Purpose;
import dev.switchback.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Operations: asked for, listed, looked at.
@RestController
@RequestMapping(path = "/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
class OperationsController {

	private static final String ROUTE = "POST /v1/operations";

	private final Reception reception;

	private final Journal journal;

	private final Finding finding;

	private final OperationViews views;

	private final OperationAnswers answers;

	OperationsController(Reception reception, Journal journal, Finding finding, OperationViews views,
			OperationAnswers answers) {
		this.reception = reception;
		this.journal = journal;
		this.finding = finding;
		this.views = views;
		this.answers = answers;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<OperationView> create(Submitted<OperationRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var request = body.value();
		var work = request.work();
		var by = Requesters.of(caller, request.onBehalfOf());
		var received = this.reception.accept(new Asking(work.checkedKind(), work.mandate(by), work.request(),
				request.why(), request.changeReference(), request.incidentReference(), request.incidentStartedAt(),
				superseded(request), request.planHash(), by, Keys.required(headers, caller, ROUTE, body)));
		return switch (received) {
			case Received.PlanChanged(var hash) -> throw planChanged(hash);
			case Received.Answered(Acceptance.Accepted(var operation)) -> created(operation, false, headers);
			case Received.Answered(Acceptance.Replayed(var operation)) -> created(operation, true, headers);
			case Received.Answered(Acceptance.KeyReused _) -> throw Keys.reused();
			case Received.Answered(Acceptance.Held held) -> throw held(held);
		};
	}

	private @Nullable Operation superseded(OperationRequest request) {
		var other = request.supersedes();
		if (other == null) {
			return null;
		}
		return this.finding.named(other)
			.orElseThrow(
					() -> Refusal.of(List.of(Fault.at("/supersedes", "There is no operation with this id or code."))));
	}

	private ResponseEntity<OperationView> created(Operation operation, boolean replayed, HttpHeaders headers) {
		return this.answers.of(operation, replayed, Prefer.of(headers),
				(answer) -> answer.location(URI.create(OperationLinks.path(operation.id()))));
	}

	private static Refusal planChanged(String hash) {
		return new Refusal(ProblemType.PLAN_CHANGED,
				"What would be done now is not what was previewed. Ask for a new preview, read it, and send its planHash.",
				new Extension.Changed(hash));
	}

	private static Refusal held(Acceptance.Held held) {
		var first = held.by().getFirst();
		return new Refusal(ProblemType.TARGET_HELD,
				"%s holds %s since %s. Wait until it has ended, or end it with a decision; then send this again. An EMERGENCY may take over from it: name it as supersedes."
					.formatted(first.code(), first.resource(), first.since()),
				new Extension.Held(held.by().stream().map(Extension.Holder::of).toList()));
	}

	@GetMapping
	Items<OperationSummary> list(Query query) {
		var resource = query.text("circuit", 500);
		var filter = new Journal.Filter(query.text("circuitPair", 100),
				(resource != null) ? resource.toLowerCase(Locale.ROOT) : null, query.text("kind", 50),
				query.choice("purpose", Purpose.class), query.choice("status", Status.class),
				query.text("requestedBy", 200), query.text("changeReference", 100), query.moment("createdFrom"),
				query.moment("createdTo"));
		var limit = query.limit(50);
		var cursor = query.text("cursor", 200);
		query.done();
		var page = this.journal.operations(filter, limit, cursor);
		return new Items<>(page.items().stream().map(OperationSummary::of).toList(), page.next());
	}

	/// The revision counts what happened to an operation, and not when it looks next: the tag is a weak one.
	@GetMapping("/{idOrCode}")
	ResponseEntity<OperationView> one(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		return ResponseEntity.ok().eTag("W/\"%d\"".formatted(operation.revision())).body(this.views.of(operation));
	}

}
