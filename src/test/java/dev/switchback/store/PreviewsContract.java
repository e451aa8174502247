package dev.switchback.store;

import java.time.Instant;
import java.util.UUID;

import dev.switchback.operation.IdempotencyKey;
import dev.switchback.operation.Operations.Acceptance;
import dev.switchback.operation.Preview;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Previews.Requested;
import dev.switchback.operation.Schedules;
import org.junit.jupiter.api.Test;

import static dev.switchback.store.Samples.NOON;
import static dev.switchback.store.Samples.after;
import static dev.switchback.store.Samples.key;
import static dev.switchback.store.Samples.preview;
import static dev.switchback.store.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

/// What everybody who keeps previews must do.
abstract class PreviewsContract {

	abstract Kept kept();

	@Test
	void keepsAPreviewAndMakesItDueNow() {
		var preview = preview(NOON);
		assertThat(previews().request(preview, null)).isEqualTo(new Requested.Stored(preview));
		assertThat(previews().find(preview.id())).hasValue(preview);
		assertThat(kept().due(Schedules.PREVIEW, preview.id()))
			.hasValueSatisfying((due) -> assertThat(due).isBeforeOrEqualTo(NOON));
		assertThat(kept().wakeups()).containsExactly(preview.id());
	}

	@Test
	void knowsNothingOfPreviewsThatWereNotAskedFor() {
		assertThat(previews().find(UUID.randomUUID())).isEmpty();
	}

	@Test
	void answersARepeatedRequestWithThePreviewAsItIsNow() {
		var preview = preview(NOON);
		previews().request(preview, key("a"));
		previews().conclude(preview.id(), result(after(3)));
		assertThat(previews().request(preview(after(9)), key("a")))
			.isEqualTo(new Requested.Replayed(preview.with(result(after(3)))));
		assertThat(kept().wakeups()).hasSize(1);
	}

	@Test
	void tellsWhatCameOfAnEarlierRequest() {
		assertThat(previews().earlier(key("a"))).isEmpty();
		var preview = preview(NOON);
		previews().request(preview, key("a"));
		assertThat(previews().earlier(key("a"))).hasValue(new Requested.Replayed(preview));
		assertThat(previews().earlier(new IdempotencyKey("ada", key("a").route(), "a", "another print")))
			.hasValue(new Requested.KeyReused());
		previews().forget(after(1));
		assertThat(previews().earlier(key("a"))).isEmpty();
	}

	@Test
	void refusesAKeyThatWasUsedForAnotherRequest() {
		previews().request(preview(NOON), key("a"));
		var other = new IdempotencyKey("ada", key("a").route(), "a", "another print");
		var refused = preview(NOON);
		assertThat(previews().request(refused, other)).isEqualTo(new Requested.KeyReused());
		assertThat(previews().find(refused.id())).isEmpty();
	}

	@Test
	void keepsTheFirstResult() {
		var preview = preview(NOON);
		previews().request(preview, null);
		previews().conclude(preview.id(), result(after(3)));
		previews().conclude(preview.id(), result(after(4)));
		assertThat(previews().find(preview.id())).hasValue(preview.with(result(after(3))));
	}

	@Test
	void forgetsWhatIsOldAndItsKey() {
		var old = preview(NOON);
		var recent = preview(after(60));
		previews().request(old, key("a"));
		previews().request(recent, key("b"));
		var operation = Samples.of(kept().operations().accept(Samples.draft("c")));
		previews().forget(after(60));
		assertThat(previews().find(old.id())).isEmpty();
		assertThat(previews().find(recent.id())).hasValue(recent);
		assertThat(previews().request(preview(after(61)), key("a"))).isInstanceOf(Requested.Stored.class);
		assertThat(previews().request(preview(after(61)), key("b"))).isEqualTo(new Requested.Replayed(recent));
		assertThat(kept().operations().accept(Samples.draft("c"))).isEqualTo(new Acceptance.Replayed(operation));
	}

	@Test
	void concludesNothingThatWasForgotten() {
		var preview = preview(NOON);
		previews().request(preview, null);
		previews().forget(after(1));
		previews().conclude(preview.id(), result(after(3)));
		assertThat(previews().find(preview.id())).isEmpty();
	}

	@Test
	void keepsMomentsToTheMicrosecond() {
		var fine = Instant.parse("2026-03-02T12:00:00.123456789Z");
		var cut = Instant.parse("2026-03-02T12:00:00.123456Z");
		var preview = preview(fine);
		assertThat(previews().request(preview, null)).isInstanceOfSatisfying(Requested.Stored.class,
				(stored) -> assertThat(stored.preview().createdAt()).isEqualTo(cut));
		previews().conclude(preview.id(), result(fine));
		assertThat(previews().find(preview.id())).map(Preview::result)
			.hasValueSatisfying((result) -> assertThat(result.at()).isEqualTo(cut));
	}

	@Test
	void storesOneOfManyRequestsWithOneKey() {
		var requested = Together.call(32, (_) -> previews().request(preview(NOON), key("a")));
		assertThat(requested).filteredOn(Requested.Stored.class::isInstance).hasSize(1);
		assertThat(requested).filteredOn(Requested.Replayed.class::isInstance).hasSize(31);
	}

	private Previews previews() {
		return kept().previews();
	}

}
