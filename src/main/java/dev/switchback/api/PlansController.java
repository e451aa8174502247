package dev.switchback.api;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.switchback.engine.Reception;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.readiness.Assessing;
import dev.switchback.security.Caller;
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
import tools.jackson.databind.json.JsonMapper;

/// Previews of operations. They change nothing, in Azure or here.
@RestController
@RequestMapping(path = "/v1/operation-plans", produces = MediaType.APPLICATION_JSON_VALUE)
class PlansController {

	private static final String ROUTE = "POST /v1/operation-plans";

	private static final Pattern UUID_SHAPE = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final Reception reception;

	private final Previews previews;

	private final Waiting waiting;

	private final JsonMapper json;

	private final Assessing assessing;

	PlansController(Reception reception, Previews previews, Waiting waiting, JsonMapper json, Assessing assessing) {
		this.reception = reception;
		this.previews = previews;
		this.waiting = waiting;
		this.json = json;
		this.assessing = assessing;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PlanView> plan(Submitted<PlanRequest> body, Query query, @AuthenticationPrincipal Caller caller,
			@RequestHeader HttpHeaders headers) {
		query.done();
		var work = body.value().work();
		var by = Requesters.of(caller, body.value().onBehalfOf());
		var requested = this.reception.preview(work.checkedKind(), work.mandate(by), work.request(), by,
				Keys.optional(headers, caller, ROUTE, body));
		return switch (requested) {
			case Previews.Requested.Stored(var preview) -> answer(preview, Prefer.of(headers));
			case Previews.Requested.Replayed(var preview) -> answer(preview, Prefer.of(headers));
			case Previews.Requested.KeyReused _ -> throw Keys.reused();
		};
	}

	private ResponseEntity<PlanView> answer(Preview requested, Prefer prefer) {
		var preview = this.waiting.until((seen) -> seen.result() != null, requested,
				(seen) -> this.previews.find(seen.id()).orElse(seen), prefer);
		var answer = (prefer.waits() && preview.result() != null) ? ResponseEntity.ok() : ResponseEntity.accepted();
		if (prefer.waits()) {
			answer.header(Prefer.APPLIED, prefer.applied());
		}
		return answer.location(URI.create(PlanView.path(preview.id()))).body(view(preview));
	}

	@GetMapping("/{id}")
	PlanView one(@PathVariable String id, Query query) {
		query.done();
		return Optional.of(id)
			.filter((text) -> UUID_SHAPE.matcher(text).matches())
			.map(UUID::fromString)
			.flatMap(this.previews::find)
			.map(this::view)
			.orElseThrow(() -> Finding
				.missing("There is no plan with this id, or it was forgotten: they are kept for a day."));
	}

	private PlanView view(Preview preview) {
		var request = this.json.readTree(preview.request());
		var target = request.path("target");
		var latest = Stream.of("protectedItemId", "recoveryPlanId")
			.map((name) -> target.path(name).asString(""))
			.filter((id) -> id.startsWith("/"))
			.findFirst()
			.map(this.assessing::latestOfProtected)
			.orElseGet(() -> this.assessing.latest(preview.subject()));
		return PlanView.of(preview, request, latest.orElse(null));
	}

}
