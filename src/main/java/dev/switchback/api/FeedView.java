package dev.switchback.api;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.operation.Feed;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;

/// One thing that happened, of an operation or besides.
///
/// @param cursor from where to ask for what comes after it
/// @param operation of which it is; `null` if it is of none
/// @param data what the type has
record FeedView(String cursor, Instant at, String type, String sentence, @Nullable Of operation, Object data) {

	/// An operation.
	///
	/// @param seq the event's number within it
	record Of(UUID id, String code, String kind, Purpose purpose, String subject, long seq) {
	}

	/// What there is to know of something that is not of an operation.
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Besides(@Nullable String subject, @Nullable String by, @Nullable UUID assessment,
			@Nullable Integer worseBy) {
	}

	static FeedView of(Feed.Item item) {
		return switch (item) {
			case Feed.Item.OfOperation(var cursor, var code, var kind, var purpose, var subject, var entry) -> {
				var view = EventView.of(entry);
				yield new FeedView(cursor, view.at(), view.type(), view.sentence(),
						new Of(entry.operation(), code, kind, purpose, subject, view.seq()), view.data());
			}
			case Feed.Item.Besides(var cursor, var notice) ->
				new FeedView(cursor, notice.at(), notice.type().name(), notice.sentence(), null,
						new Besides(notice.subject(), notice.by(), notice.assessment(), notice.worseBy()));
		};
	}

}
