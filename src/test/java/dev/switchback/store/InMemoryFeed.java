package dev.switchback.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.switchback.operation.Feed;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Notice;
import org.jspecify.annotations.Nullable;

/// What happens in memory, one after the other.
public final class InMemoryFeed implements Feed {

	private static final Comparator<FeedCursor> ORDER = Comparator.comparingLong(FeedCursor::xid)
		.thenComparingLong(FeedCursor::position);

	private final InMemoryOperations operations;

	private final List<Item> notices = new ArrayList<>();

	public InMemoryFeed(InMemoryOperations operations) {
		this.operations = operations;
	}

	/// Tells something after all that happened by now.
	public synchronized void add(Notice notice) {
		var after = this.operations.everything().size();
		this.notices.add(new Item.Besides(new FeedCursor(after, this.notices.size() + 1).text(), notice));
	}

	@Override
	public synchronized Told read(Wanted wanted, @Nullable String cursor, int limit) {
		var from = (cursor != null) ? FeedCursor.of(cursor) : FeedCursor.BEGINNING;
		var rest = all().stream().filter((item) -> ORDER.compare(FeedCursor.of(item.cursor()), from) > 0).toList();
		var items = rest.stream().filter((item) -> wanted(wanted, item)).toList();
		if (items.size() > limit) {
			return new Told(items.subList(0, limit), items.get(limit - 1).cursor(), true);
		}
		return new Told(items, rest.isEmpty() ? from.text() : rest.getLast().cursor(), false);
	}

	@Override
	public synchronized String now() {
		return all().isEmpty() ? FeedCursor.BEGINNING.text() : all().getLast().cursor();
	}

	private List<Item> all() {
		var events = this.operations.everything();
		return Stream
			.concat(IntStream.range(0, events.size()).mapToObj((index) -> item(index, events.get(index))),
					this.notices.stream())
			.sorted(Comparator.comparing((item) -> FeedCursor.of(item.cursor()), ORDER))
			.toList();
	}

	private Item item(int index, Journal.Entry entry) {
		var order = this.operations.find(entry.operation()).orElseThrow();
		return new Item.OfOperation(new FeedCursor(index + 1L, 0).text(), order.code(), order.order().kind(),
				order.purpose(), order.order().subject(), entry);
	}

	private static boolean wanted(Wanted wanted, Item item) {
		var subject = wanted.subject();
		return switch (item) {
			case Item.OfOperation(_, _, var kind, var purpose, var about, var entry) ->
				(wanted.types().isEmpty() || wanted.types().contains(type(entry)))
						&& (wanted.kind() == null || wanted.kind().equals(kind))
						&& (wanted.purpose() == null || wanted.purpose() == purpose)
						&& (subject == null || subject.equals(about));
			case Item.Besides(_, var notice) ->
				(wanted.types().isEmpty() || wanted.types().contains(notice.type().name())) && wanted.kind() == null
						&& wanted.purpose() == null && (subject == null || subject.equals(notice.subject()));
		};
	}

	private static String type(Journal.Entry entry) {
		return Json.read(Json.write(entry.event()), tools.jackson.databind.JsonNode.class)
			.path("type")
			.asString("")
			.replace('-', '_')
			.toUpperCase(java.util.Locale.ROOT);
	}

}
