package dev.switchback.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.switchback.operation.Claim;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Headline;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who holds what.
@RestController
class ClaimsController {

	private final Journal journal;

	ClaimsController(Journal journal) {
		this.journal = journal;
	}

	/// @param status the holder's
	/// @param waitingFor what the holder waits for
	/// @param sentence where the holder stands
	record ClaimView(String resource, OperationRef operation, Instant since, Status status,
			@Nullable WaitingFor waitingFor, String sentence) {
	}

	@GetMapping(path = "/v1/claims", produces = MediaType.APPLICATION_JSON_VALUE)
	Listing<ClaimView> claims(Query query) {
		var resource = query.text("resource", 500);
		var limit = query.limit(200);
		query.done();
		var holders = new HashMap<UUID, Operation>();
		var read = this.journal.claims((resource != null) ? resource.toLowerCase(Locale.ROOT) : null, limit + 1);
		return Listing.of(read.stream().flatMap((claim) -> view(claim, holders).stream()).toList(), limit);
	}

	/// Empty if the claim was released after it was read.
	private Optional<ClaimView> view(Claim claim, Map<UUID, Operation> holders) {
		var holder = holders.computeIfAbsent(claim.operation(), (id) -> this.journal.find(id.toString()).orElse(null));
		return Optional.ofNullable(holder)
			.map((operation) -> new ClaimView(claim.resource(), OperationRef.of(claim.operation(), claim.code()),
					claim.since(), operation.status(), WaitingFor.of(Headline.of(operation)), Sentences.of(operation)));
	}

}
