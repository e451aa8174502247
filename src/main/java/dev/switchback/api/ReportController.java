package dev.switchback.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.switchback.operation.Journal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Everything that is known of an operation in one piece, for a ticket or for those who look back at an incident.
@RestController
class ReportController {

	private static final String PATH = "/v1/operations/{idOrCode}/report";

	/// More are read page by page from the history itself.
	private static final int MOST_EVENTS = 1000;

	private final Journal journal;

	private final Finding finding;

	private final OperationViews views;

	private final InstantSource clock;

	ReportController(Journal journal, Finding finding, OperationViews views, InstantSource clock) {
		this.journal = journal;
		this.finding = finding;
		this.views = views;
		this.clock = clock;
	}

	/// @param moreEvents whether the history is longer than what is shown of it
	record ReportView(Instant writtenAt, OperationView operation, List<EventView> events, boolean moreEvents,
			List<MutationView> mutations) {
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ReportView report(@PathVariable String idOrCode, Query query) {
		query.done();
		var operation = this.finding.operation(idOrCode);
		var events = Listing.of(
				this.journal.events(operation.id(), 0, MOST_EVENTS + 1).stream().map(EventView::of).toList(),
				MOST_EVENTS);
		return new ReportView(this.clock.instant(), this.views.of(operation), events.items(), events.more(),
				operation.mutations().stream().map(MutationView::of).toList());
	}

	@GetMapping(path = PATH, produces = "text/markdown;charset=UTF-8")
	String markdown(@PathVariable String idOrCode, Query query) {
		return new ReportText(report(idOrCode, query)).text();
	}

}
