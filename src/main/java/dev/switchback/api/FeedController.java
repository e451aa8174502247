package dev.switchback.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.switchback.operation.Feed;
import dev.switchback.playbook.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Everything that happens: a page of it, or a stream that goes on.
@RestController
class FeedController {

	private static final String PATH = "/v1/events";

	private final Feed feed;

	private final EventStreams streams;

	FeedController(Feed feed, EventStreams streams) {
		this.feed = feed;
		this.streams = streams;
	}

	/// Where who has no cursor begins.
	enum From {

		OLDEST, NOW

	}

	/// A page.
	///
	/// @param nextCursor from where to ask on, also if nothing came
	/// @param more whether it is worth to ask on at once
	record Page(List<FeedView> items, String nextCursor, boolean more) {
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	Page page(Query query) {
		var limit = query.limit(100);
		var cursor = query.text("cursor", 40);
		var from = query.choice("from", From.class);
		var wanted = wanted(query);
		query.done();
		var told = this.feed.read(wanted, start(cursor, from), limit);
		return new Page(told.items().stream().map(FeedView::of).toList(), told.next(), told.more());
	}

	/// Runs on the virtual thread of its request until the stream ends.
	@GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void stream(Query query, HttpServletRequest request, HttpServletResponse response,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) throws IOException {
		var cursor = query.text("cursor", 40);
		var from = query.choice("from", From.class);
		var wanted = wanted(query);
		query.done();
		// The first read is before the answer begins: it refuses a cursor that is none.
		var start = start((lastEventId != null) ? lastEventId : cursor, from);
		this.feed.read(wanted, start, 1);
		this.streams.stream(new FeedTail(this.feed, wanted, start), response, "HEAD".equals(request.getMethod()));
	}

	private @Nullable String start(@Nullable String cursor, @Nullable From from) {
		return (cursor == null && from == From.NOW) ? this.feed.now() : cursor;
	}

	private static Feed.Wanted wanted(Query query) {
		var types = query.text("types", 500);
		return new Feed.Wanted((types != null) ? types(types) : Set.of(), query.text("kind", 50),
				query.choice("purpose", Purpose.class), query.text("circuitPair", 100));
	}

	private static Set<String> types(String text) {
		var types = Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
		if (!EventTypes.all().containsAll(types)) {
			throw Refusal.of(List.of(Fault.in("types",
					"Name types with commas between them, of: %s.".formatted(String.join(", ", EventTypes.all())))));
		}
		return types;
	}

}
