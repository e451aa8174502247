package dev.switchback.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Timekeeper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is down because of us, whose it is, and until when.
@RestController
class ObligationsController {

	private final Journal journal;

	private final InstantSource time;

	ObligationsController(Journal journal, Timekeeper time) {
		this.journal = journal;
		this.time = time;
	}

	/// Which obligations; the names are those of the query.
	enum Which {

		open, overdue

	}

	/// @param operation whose it is
	record Owed(OperationRef operation, boolean overdue, @JsonUnwrapped ObligationView obligation) {

		static Owed of(Journal.Owed owed, Instant now) {
			return new Owed(OperationRef.of(owed.operation(), owed.code()), owed.obligation().dueBy(now),
					ObligationView.of(owed.obligation(), owed.keeping()));
		}

	}

	@GetMapping(path = "/v1/obligations", produces = MediaType.APPLICATION_JSON_VALUE)
	Listing<Owed> obligations(Query query) {
		var which = query.choice("state", List.of(Which.values()));
		var limit = query.limit(200);
		query.done();
		var now = this.time.instant();
		var read = this.journal.obligations((which == Which.overdue) ? now : null, limit + 1);
		return Listing.of(read.stream().map((owed) -> Owed.of(owed, now)).toList(), limit);
	}

}
