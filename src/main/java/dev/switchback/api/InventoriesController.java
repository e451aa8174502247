package dev.switchback.api;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Inventories: what an assessment was made of, to take along, and what somebody brings, assessed at once and without Azure.
@RestController
class InventoriesController {

	private static final String ROUTE = "POST /v1/inventories";

	/// As the name of a file may have it.
	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	/// So many are in memory at once.
	private static final int AT_ONCE = 2;

	/// How long others wait for their turn.
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Semaphore turns = new Semaphore(AT_ONCE, true);

	private final Assessing assessing;

	private final Assessments assessments;

	InventoriesController(Assessing assessing, Assessments assessments) {
		this.assessing = assessing;
		this.assessments = assessments;
	}

	/// As it is stored: reduced to what is judged, and written without being read once more.
	@GetMapping(path = "/v1/inventory", produces = MediaType.APPLICATION_JSON_VALUE)
	void export(Query query, HttpServletResponse response) throws IOException {
		var id = query.text("assessmentId", 36);
		query.done();
		var kept = (id != null) ? of(id) : latest();
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"inventory-%s.json\"".formatted(MOMENT.format(kept.takenAt())));
		try (var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
			writer.write(kept.text());
		}
	}

	private Assessments.Kept of(String id) {
		return AssessmentsController.parsed(id)
			.flatMap(this.assessments::inventoryOf)
			.orElseThrow(() -> Finding.missing(
					"There is no assessment with this id that was made, or it was forgotten. GET /v1/assessments lists them."));
	}

	private Assessments.Kept latest() {
		return this.assessing.latestInventory()
			.orElseThrow(() -> Finding
				.missing("Nothing was read from Azure yet. POST /v1/assessments does; then ask again."));
	}

	@PostMapping(path = "/v1/inventories", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<AssessmentView> assess(HttpServletRequest request, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) throws IOException {
		var subject = AssessmentFilter.subject(query);
		query.done();
		if (request.getContentLengthLong() > SnapshotReader.LONGEST) {
			throw new Refusal(ProblemType.BODY_TOO_LARGE,
					"Send at most %d MiB.".formatted(SnapshotReader.LONGEST >> 20));
		}
		return inTurn(() -> {
			var inventory = SnapshotReader.read(request.getInputStream(), SnapshotReader.LONGEST);
			var key = Keys.required(headers, caller, ROUTE,
					new Submitted<>(inventory, fingerprint(inventory, subject)));
			var about = (subject != null) ? subject.getKey() : Asked.About.EVERYTHING;
			var asked = AssessmentsController.asked(this.assessing.offline(caller.subject(), inventory, about,
					(subject != null) ? subject.getValue() : null, AssessmentsController.key(key)));
			return ResponseEntity.created(URI.create(AssessmentView.path(asked.id())))
				.body(AssessmentView.whole(asked, null));
		});
	}

	/// What is read takes many times its length in memory.
	private interface Reading {

		ResponseEntity<AssessmentView> read() throws IOException;

	}

	private ResponseEntity<AssessmentView> inTurn(Reading reading) throws IOException {
		if (!came()) {
			throw new Refusal(ProblemType.UNAVAILABLE,
					"Other inventories are being assessed. Send it again after the time in Retry-After, with the same Idempotency-Key.");
		}
		try {
			return reading.read();
		}
		finally {
			this.turns.release();
		}
	}

	private boolean came() {
		try {
			return this.turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/// What it is about is no part of the body, and belongs to what is asked for.
	private static String fingerprint(ObjectNode inventory, Map.@Nullable Entry<Asked.About, String> subject) {
		return (subject == null) ? Canonical.fingerprint(inventory)
				: Canonical.fingerprint(JsonNodeFactory.instance.objectNode()
					.put(subject.getKey().name(), subject.getValue())
					.set("inventory", inventory));
	}

}
