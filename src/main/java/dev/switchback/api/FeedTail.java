package dev.switchback.api;

import java.io.IOException;

import dev.switchback.operation.Feed;
import org.jspecify.annotations.Nullable;

/// Everything that happens. It never ends by itself.
final class FeedTail implements EventTail {

	private static final int BATCH = 100;

	private final Feed feed;

	private final Feed.Wanted wanted;

	private @Nullable String cursor;

	/// @param cursor `null` from the beginning
	FeedTail(Feed feed, Feed.Wanted wanted, @Nullable String cursor) {
		this.feed = feed;
		this.wanted = wanted;
		this.cursor = cursor;
	}

	@Override
	public boolean send(EventWriter writer) throws IOException {
		var any = false;
		while (true) {
			var told = this.feed.read(this.wanted, this.cursor, BATCH);
			for (var item : told.items()) {
				writer.event(item.cursor(), FeedView.of(item));
				any = true;
			}
			this.cursor = told.next();
			writer.flush();
			if (!told.more()) {
				return any;
			}
		}
	}

	@Override
	public boolean ended(EventWriter writer) {
		return false;
	}

	/// With how far it looked: who resumes need not look at what is not wanted again.
	@Override
	public void heartbeat(EventWriter writer) throws IOException {
		var here = this.cursor;
		if (here != null) {
			writer.at(here);
		}
	}

}
