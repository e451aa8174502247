package dev.switchback.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.switchback.inventory.CircuitPair;
import dev.switchback.inventory.CircuitPairs;
import dev.switchback.operation.Feed.Item;
import dev.switchback.operation.Feed.Told;
import dev.switchback.operation.Feed.Wanted;
import dev.switchback.operation.Event;
import dev.switchback.operation.Feed;
import dev.switchback.operation.Notice;
import dev.switchback.operation.Operation;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.draft;
import static dev.switchback.store.Samples.noticed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whoever follows the feed misses nothing and is told nothing twice, whatever order things are committed in.
@StoreIT
class PostgresFeedIT {

	private static final Wanted ALL = new Wanted(Set.of(), null, null, null);

	@Autowired
	private PostgresKept kept;

	@Autowired
	private Feed feed;

	@Autowired
	private Notices notices;

	@Autowired
	private CircuitPairs pairs;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@BeforeEach
	void empty() {
		this.kept.empty();
	}

	private Operation accepted(String key) {
		return Samples.of(this.kept.operations().accept(draft(key)));
	}

	private static Notice notice(String subject) {
		return new Notice(Notice.Type.DECLARED, after(7), subject, "ada declared " + subject, "ada", null, null);
	}

	private static List<String> sentences(Told told) {
		return told.items().stream().map(Item::sentence).toList();
	}

	/// Follows until it is told that there is no more.
	private List<String> followed(@Nullable String cursor, int limit) {
		var sentences = new ArrayList<String>();
		var told = this.feed.read(ALL, cursor, limit);
		sentences.addAll(sentences(told));
		while (told.more()) {
			told = this.feed.read(ALL, told.next(), limit);
			sentences.addAll(sentences(told));
		}
		return sentences;
	}

	@Test
	void tellsEverythingInTheOrderItHappened() {
		var one = accepted("a");
		var other = accepted("b");
		this.kept.operations().append(other, after(1), List.of(noticed("first"), noticed("second")));
		this.notices.add(notice("contoso"));
		this.kept.operations().append(one, after(2), List.of(noticed("third")));
		var told = this.feed.read(ALL, null, 100);
		assertThat(told.more()).isFalse();
		assertThat(told.items()).hasSize(6);
		assertThat(told.items().get(1)).isInstanceOfSatisfying(Item.OfOperation.class, (item) -> {
			assertThat(item.code()).isEqualTo(other.code());
			assertThat(item.kind()).isEqualTo(other.order().kind());
			assertThat(item.subject()).isEqualTo(other.order().subject());
			assertThat(item.entry()).isEqualTo(this.kept.journal().events(other.id(), 0, 1).getFirst());
		});
		assertThat(told.items().subList(2, 6)).extracting(PostgresFeedIT::event)
			.containsExactly(noticed("first"), noticed("second"), notice("contoso"), noticed("third"));
		assertThat(this.feed.read(ALL, told.next(), 100)).isEqualTo(new Told(List.of(), told.next(), false));
		for (var limit = 1; limit <= 7; limit++) {
			assertThat(followed(null, limit)).containsExactlyElementsOf(sentences(told));
		}
	}

	private static Object event(Item item) {
		return switch (item) {
			case Item.OfOperation happened -> happened.entry().event();
			case Item.Besides(var _, var notice) -> notice;
		};
	}

	@Test
	void waitsForWhoBeganToWriteEarlierAndCommitsLater() throws Exception {
		var early = accepted("early");
		var late = accepted("late");
		var start = this.feed.read(ALL, null, 100).next();
		var written = new CountDownLatch(1);
		var commit = new CountDownLatch(1);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var writer = threads.submit(() -> this.transactions.execute((_) -> {
				this.kept.operations().append(early, after(1), List.of(noticed("began earlier")));
				written.countDown();
				return awaited(commit);
			}));
			written.await();
			this.kept.operations().append(late, after(2), List.of(noticed("committed earlier")));
			var meanwhile = this.feed.read(ALL, start, 100);
			var now = this.feed.now();
			commit.countDown();
			writer.get();
			assertThat(meanwhile.items()).as("what a smaller number may still come before").isEmpty();
			assertThat(this.feed.read(ALL, meanwhile.next(), 100).items()).extracting(PostgresFeedIT::event)
				.containsExactly(noticed("began earlier"), noticed("committed earlier"));
			assertThat(this.feed.read(ALL, now, 100).items()).as("nothing of it was told by then").hasSize(2);
		}
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void neitherLosesNorRepeatsAnythingWhileManyCommitAtTheSameTime() {
		var operations = IntStream.range(0, 20).mapToObj((number) -> accepted("key-" + number)).toList();
		var start = this.feed.read(ALL, null, 200).next();
		var writing = new AtomicInteger(operations.size());
		var parties = new ArrayList<Callable<List<String>>>();
		operations.forEach((operation) -> parties.add(() -> {
			try {
				return written(operation);
			}
			finally {
				writing.decrementAndGet();
			}
		}));
		for (var follower = 0; follower < 4; follower++) {
			var limit = 1 + 7 * follower;
			parties.add(() -> followed(start, limit, writing));
		}
		var results = Together.call(parties);
		var expected = results.subList(0, 20).stream().flatMap(List::stream).toList();
		assertThat(expected).hasSize(20 * (25 + 12));
		for (var followed : results.subList(20, 24)) {
			assertThat(followed).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(followed).as("each sees the same order").isEqualTo(results.get(20));
		}
	}

	/// Appends, each second time with a notice; before each fifth something is rolled back and leaves a gap.
	private List<String> written(Operation fresh) {
		var told = new ArrayList<String>();
		var operation = fresh;
		for (var round = 0; round < 25; round++) {
			var sentence = operation.code() + " " + round;
			var seen = operation;
			var withNotice = round % 2 == 1;
			if (round % 5 == 0) {
				this.transactions.executeWithoutResult((transaction) -> {
					this.notices.add(notice("never " + sentence));
					transaction.setRollbackOnly();
				});
			}
			if (withNotice) {
				this.transactions.executeWithoutResult((_) -> {
					this.notices.add(notice(sentence));
					Thread.yield();
					this.kept.operations().append(seen, after(2), List.of(noticed(sentence)));
				});
				told.add("ada declared " + sentence);
			}
			else {
				this.kept.operations().append(seen, after(2), List.of(noticed(sentence)));
			}
			told.add(sentence);
			operation = this.kept.operations().find(seen.id()).orElseThrow();
		}
		return told;
	}

	/// Follows until nobody writes any more, and once more after that.
	private List<String> followed(String start, int limit, AtomicInteger writing) {
		var sentences = new ArrayList<String>();
		var cursor = start;
		var last = false;
		while (true) {
			var told = this.feed.read(ALL, cursor, limit);
			told.items().forEach((item) -> sentences.add(sentence(item)));
			cursor = told.next();
			if (last && !told.more()) {
				return sentences;
			}
			last = writing.get() == 0;
		}
	}

	private static String sentence(Item item) {
		return (event(item) instanceof Event.Noticed(var sentence, var _)) ? sentence : item.sentence();
	}

	@Test
	void tellsOnlyWhatIsWantedAndGoesOnPastWhatIsNot() {
		var operation = accepted("a");
		var many = IntStream.range(0, PostgresFeed.WINDOW + 10)
			.<Event>mapToObj((number) -> noticed("n" + number))
			.toList();
		this.kept.operations().append(operation, after(1), many);
		this.notices.add(notice("contoso"));
		var declared = new Wanted(Set.of("DECLARED"), null, null, null);
		var first = this.feed.read(declared, null, 5);
		assertThat(first.items()).isEmpty();
		assertThat(first.more()).isTrue();
		var second = this.feed.read(declared, first.next(), 5);
		assertThat(second.items()).extracting(PostgresFeedIT::event).containsExactly(notice("contoso"));
		assertThat(second.more()).isFalse();

		assertThat(sentences(this.feed.read(new Wanted(Set.of("ACCEPTED"), null, null, null), null, 5))).hasSize(1);
		assertThat(this.feed.read(new Wanted(Set.of(), "NO_SUCH", null, null), null, 5).items()).isEmpty();
		assertThat(this.feed
			.read(new Wanted(Set.of(), operation.order().kind(), operation.purpose(), operation.order().subject()),
					null, 5)
			.items()).hasSize(5);
		assertThat(this.feed.read(new Wanted(Set.of(), null, other(operation.purpose()), null), null, 5).items())
			.isEmpty();
	}

	private static Purpose other(Purpose purpose) {
		return (purpose == Purpose.DRILL) ? Purpose.EMERGENCY : Purpose.DRILL;
	}

	@Test
	void nothingRewritesWhatWasTold() {
		this.notices.add(notice("contoso"));
		assertThatThrownBy(() -> this.jdbc.sql("UPDATE notices SET sentence = 'x'").update())
			.hasMessageContaining("only ever added");
	}

	@Test
	void aCursorIsOneOfOurs() {
		for (var text : List.of("", "x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAB", "_".repeat(22), "a".repeat(40))) {
			assertThatThrownBy(() -> this.feed.read(ALL, text, 1)).as(text)
				.isInstanceOf(dev.switchback.operation.BadCursor.class);
		}
	}

	@Test
	void aDeclarationOfAPairIsToldAndOneThatWasNotStoredIsNot() {
		var pair = CircuitPair.plain("contoso", CircuitPair.Circuit.plain("/a", "A", CircuitPair.Md5.UNKNOWN),
				CircuitPair.Circuit.plain("/b", "B", CircuitPair.Md5.UNKNOWN), "ada", after(1));
		this.pairs.declareIfAbsent(pair);
		this.pairs.declareIfAbsent(pair);
		assertThat(this.feed.read(ALL, null, 9).items()).extracting(PostgresFeedIT::event)
			.containsExactly(new Notice(Notice.Type.DECLARED, after(1), "contoso",
					"ada declared the pair contoso (revision 1).", "ada", null, null));
	}

}
