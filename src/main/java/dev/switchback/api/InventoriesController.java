package dev.switchback.api;

import java.io.IOException;
import java.net.URI;

import dev.switchback.readiness.Assessing;
import dev.switchback.readiness.snapshot.SnapshotReader;
import dev.switchback.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Inventories that somebody brings: assessed at once, and without Azure.
@RestController
class InventoriesController {

	private static final String ROUTE = "POST /v1/inventories";

	private final Assessing assessing;

	InventoriesController(Assessing assessing) {
		this.assessing = assessing;
	}

	@PostMapping(path = "/v1/inventories", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<AssessmentView> assess(HttpServletRequest request, Query query,
			@AuthenticationPrincipal Caller caller, @RequestHeader HttpHeaders headers) throws IOException {
		query.done();
		if (request.getContentLengthLong() > SnapshotReader.LONGEST) {
			throw new Refusal(ProblemType.BODY_TOO_LARGE,
					"Send at most %d MiB.".formatted(SnapshotReader.LONGEST >> 20));
		}
		var inventory = SnapshotReader.read(request.getInputStream());
		var key = Keys.required(headers, caller, ROUTE, new Submitted<>(inventory, Canonical.fingerprint(inventory)));
		var asked = AssessmentsController
			.asked(this.assessing.offline(caller.subject(), inventory, AssessmentsController.key(key)));
		return ResponseEntity.created(URI.create(AssessmentView.path(asked.id())))
			.body(AssessmentView.whole(asked, null));
	}

}
