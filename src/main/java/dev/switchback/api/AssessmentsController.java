package dev.switchback.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.Assessment;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Comparison;
import dev.switchback.readiness.render.Markdown;
import dev.switchback.readiness.render.Topology;
import dev.switchback.readiness.snapshot.Snapshot;
import dev.switchback.security.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Assessments: asked for, listed, read. They change nothing.
@RestController
class AssessmentsController {

	private static final String ROUTE = "POST /v1/assessments";

	private static final String PATH = "/v1/assessments";

	private static final String ONE = PATH + "/{id}";

	private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final String COMPARED = "comparedWith";

	private final Assessing assessing;

	private final Assessments assessments;

	private final Waiting waiting;

	private final JsonMapper json;

	AssessmentsController(Assessing assessing, Assessments assessments, Waiting waiting, JsonMapper json) {
		this.assessing = assessing;
		this.assessments = assessments;
		this.waiting = waiting;
		this.json = json;
	}

	@PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<AssessmentView> ask(Submitted<AssessmentRequest> body, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) {
		query.done();
		var key = key(Keys.required(headers, caller, ROUTE, body));
		var asked = asked(this.assessing.request(caller.subject(), body.value().about(), body.value().subject(), key));
		var prefer = Prefer.of(headers);
		var seen = this.waiting.until(Asked::concluded, asked, (one) -> this.assessments.find(one.id()).orElse(one),
				prefer);
		var made = prefer.waits() && seen.concluded();
		var answer = made ? ResponseEntity.ok() : ResponseEntity.accepted();
		if (prefer.waits()) {
			answer.header(Prefer.APPLIED, prefer.applied());
		}
		return answer.location(URI.create(AssessmentView.path(seen.id())))
			.body(made ? AssessmentView.whole(seen, null) : AssessmentView.of(seen.summary()));
	}

	/// As the readiness room knows keys.
	static Assessments.Key key(IdempotencyKey key) {
		return new Assessments.Key(key.caller(), key.route(), key.key(), key.fingerprint());
	}

	/// @throws Refusal if the key was used for something else
	static Asked asked(Assessments.Requested requested) {
		return switch (requested) {
			case Assessments.Requested.Stored(var asked) -> asked;
			case Assessments.Requested.Replayed(var asked) -> asked;
			case Assessments.Requested.KeyReused _ -> throw Keys.reused();
		};
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	Items<AssessmentView> all(Query query) {
		var filter = AssessmentFilter.of(query);
		var limit = query.limit(50);
		var cursor = query.text("cursor", 200);
		query.done();
		var page = this.assessments.page(filter, limit, cursor);
		return new Items<>(page.items().stream().map(AssessmentView::of).toList(), page.next());
	}

	@GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
	AssessmentView one(@PathVariable String id, Query query) {
		var other = query.text(COMPARED, 36);
		query.done();
		var asked = find(id);
		var result = asked.result();
		return AssessmentView.whole(asked,
				(other != null && result != null) ? Comparison.of(earlier(other, asked), result) : null);
	}

	/// One about the same, to compare with.
	private Assessment earlier(String id, Asked asked) {
		var other = parsed(id).flatMap(this.assessments::find)
			.orElseThrow(() -> Finding.missing(
					"There is no assessment with the id that comparedWith names, or it was forgotten. GET /v1/assessments lists them."));
		if (!other.scope().equals(asked.scope())) {
			throw Refusal.of(List
				.of(Fault.in(COMPARED, "That assessment is of %s, and this one of %s: compare those of the same."
					.formatted(other.scope().spoken(), asked.scope().spoken()))));
		}
		var result = other.result();
		if (result == null) {
			throw Finding.missing("The assessment that comparedWith names is not made yet, or could not be made.");
		}
		return result;
	}

	@GetMapping(path = ONE, produces = "text/markdown;charset=UTF-8")
	String markdown(@PathVariable String id, Query query) {
		alone(query);
		return Markdown.of(made(find(id)));
	}

	@GetMapping(path = ONE, produces = "image/svg+xml;charset=UTF-8")
	String drawing(@PathVariable String id, Query query) {
		alone(query);
		var asked = find(id);
		var result = made(asked);
		return Topology.of(new Snapshot(this.json.readTree(String.valueOf(asked.inventory())), result.assessedAt()),
				asked.scope());
	}

	private static void alone(Query query) {
		if (query.text(COMPARED, 36) != null) {
			throw Refusal.of(List.of(Fault.in(COMPARED,
					"What changed is told as JSON only: leave it out, or send Accept: application/json.")));
		}
		query.done();
	}

	private Asked find(String id) {
		return parsed(id).flatMap(this.assessments::find)
			.orElseThrow(() -> Finding
				.missing("There is no assessment with this id, or it was forgotten. GET /v1/assessments lists them."));
	}

	private static Assessment made(Asked asked) {
		var result = asked.result();
		if (result == null) {
			throw Finding.missing("This assessment is not made yet, or could not be made. Read it as JSON.");
		}
		return result;
	}

	/// An id, if it is one.
	static Optional<UUID> parsed(String id) {
		return Optional.of(id).filter((text) -> ID.matcher(text).matches()).map(UUID::fromString);
	}

}
