package dev.switchback.api;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import dev.switchback.operation.Journal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The timeline of an operation: a page of it, or a stream that goes on while it goes on.
@RestController
class EventsController {

	private static final String PATH = "/v1/operations/{id}/events";

	private final Journal journal;

	private final Finding finding;

	private final EventStreams streams;

	EventsController(Journal journal, Finding finding, EventStreams streams) {
		this.journal = journal;
		this.finding = finding;
		this.streams = streams;
	}

	/// A page of events.
	///
	/// @param nextAfter what to send as `after` for the next page; `null` if there is none yet
	record Events(List<EventView> items, @Nullable Long nextAfter) {
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	Events page(@PathVariable String id, Query query) {
		var after = after(query);
		var limit = query.limit(100);
		query.done();
		return page(this.finding.operation(id).id(), after, limit);
	}

	private Events page(UUID operation, long after, int limit) {
		var read = Listing.of(this.journal.events(operation, after, limit + 1).stream().map(EventView::of).toList(),
				limit);
		return new Events(read.items(), read.more() ? read.items().getLast().seq() : null);
	}

	/// Runs on the virtual thread of its request until the stream ends.
	@GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void stream(@PathVariable String id, Query query, HttpServletRequest request, HttpServletResponse response,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) throws IOException {
		var after = after(query);
		query.done();
		var operation = this.finding.operation(id);
		var tail = new OperationTail(this.journal, this.finding, operation.id(),
				(lastEventId != null) ? seq(lastEventId) : after);
		this.streams.stream(tail, response, "HEAD".equals(request.getMethod()));
	}

	private static long after(Query query) {
		return query.number("after", 0, Long.MAX_VALUE, 0);
	}

	private static long seq(String lastEventId) {
		if (!lastEventId.matches("\\d{1,18}")) {
			throw Refusal.of(List.of(Fault.of("Last-Event-ID", "Send the id of the last event as it was received.")));
		}
		return Long.parseLong(lastEventId);
	}

}
