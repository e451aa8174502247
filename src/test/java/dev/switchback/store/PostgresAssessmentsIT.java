package dev.switchback.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.switchback.operation.BadCursor;
import dev.switchback.operation.Feed;
import dev.switchback.readiness.Assessments.Asked;
import dev.switchback.readiness.Assessments.Filter;
import dev.switchback.readiness.Assessments.Kept;
import dev.switchback.readiness.Assessments.Key;
import dev.switchback.readiness.Assessments.Made;
import dev.switchback.readiness.Assessments.Requested;
import dev.switchback.readiness.Assessments.State;
import dev.switchback.readiness.Assessments.Summary;
import dev.switchback.readiness.Assessments;
import dev.switchback.readiness.Assessor;
import dev.switchback.readiness.Scope;
import dev.switchback.readiness.discovery.Drills;
import dev.switchback.readiness.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@StoreIT
class PostgresAssessmentsIT {

	private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");

	@Autowired
	private Assessments assessments;

	@Autowired
	private Feed feed;

	@Autowired
	private Drills drills;

	private static Asked asked(Instant at, @Nullable String pair) {
		return new Asked(UUID.randomUUID(), at, "anna", (pair != null) ? Asked.About.PAIR : Asked.About.EVERYTHING,
				pair, false, null, null, null, null);
	}

	private static Asked made(Asked asked) throws Exception {
		var inventory = Files.readString(Path.of("src/test/resources/readiness/healthy.json"));
		var result = Assessor.assess(new Snapshot(JsonMapper.shared().readTree(inventory), asked.at()),
				new Scope.Everything());
		return new Asked(asked.id(), asked.at(), asked.by(), asked.about(), asked.subject(), false, inventory, result,
				null, 2);
	}

	@Test
	void whatWasFoundComesBackAsItWas() throws Exception {
		var asked = asked(AT, "contoso-" + UUID.randomUUID());
		assertThat(this.assessments.request(asked, null)).isEqualTo(new Requested.Stored(asked));
		assertThat(this.assessments.find(asked.id())).contains(asked);

		var made = made(asked);
		this.assessments.conclude(made);
		var found = this.assessments.find(asked.id()).orElseThrow();
		assertThat(found.result()).isEqualTo(made.result());
		assertThat(found.worseBy()).isEqualTo(2);
		assertThat(JsonMapper.shared().readTree(String.valueOf(found.inventory())))
			.isEqualTo(JsonMapper.shared().readTree(String.valueOf(made.inventory())));

		this.assessments.conclude(made);
		var worse = new Feed.Wanted(Set.of("ASSESSMENT_WORSE"), null, null, asked.subject());
		assertThat(this.feed.read(worse, null, 200).items()).as("that it got worse is told once")
			.extracting(Feed.Item::sentence)
			.containsExactly("The assessment of the pair %s got worse in 2 findings.".formatted(asked.subject()));

		this.assessments.conclude(
				new Asked(asked.id(), AT, "anna", asked.about(), asked.subject(), false, null, null, "too late", null));
		assertThat(this.assessments.find(asked.id()).orElseThrow().failure()).as("it is concluded once").isNull();
	}

	@Test
	void theOneBeforeIsOfTheSame() throws Exception {
		var pair = "pair-" + UUID.randomUUID();
		var first = asked(AT, pair);
		var second = asked(AT.plusSeconds(1), pair);
		this.assessments.request(first, null);
		this.assessments.request(second, null);
		assertThat(this.assessments.previous(second)).isEmpty();

		this.assessments.conclude(made(first));
		assertThat(this.assessments.previous(second)).map(Asked::id).contains(first.id());
		assertThat(this.assessments.previous(first)).isEmpty();
		assertThat(this.assessments.previous(asked(AT.plusSeconds(2), "other"))).isEmpty();
	}

	@Test
	void oneKeyIsForOneRequest() {
		var key = new Key("anna", "POST /v1/assessments", UUID.randomUUID().toString(), "f");
		var asked = asked(AT, null);
		this.assessments.request(asked, key);
		assertThat(this.assessments.request(asked(AT, null), key)).isEqualTo(new Requested.Replayed(asked));
		assertThat(this.assessments.request(asked(AT, null), new Key(key.caller(), key.route(), key.key(), "g")))
			.isEqualTo(new Requested.KeyReused());
	}

	private static Filter by(String by) {
		return new Filter(null, null, null, null, by, null, null, null, null);
	}

	private Asked stored(String by, String at, @Nullable String pair) {
		var asked = new Asked(UUID.randomUUID(), Instant.parse(at), by,
				(pair != null) ? Asked.About.PAIR : Asked.About.EVERYTHING, pair, false, null, null, null, null);
		this.assessments.request(asked, null);
		return asked;
	}

	@Test
	void pagesNeitherSkipNorRepeatEvenIfWhereOneEndedIsForgotten() {
		var by = "pager-" + UUID.randomUUID();
		var pair = "paged-" + UUID.randomUUID();
		var last = stored(by, "1998-01-01T00:00:00Z", "other-" + pair);
		var middle = stored(by, "1998-01-02T00:00:00Z", pair);
		var first = stored(by, "1998-01-03T00:00:00.000001Z", pair);
		var one = this.assessments.page(by(by), 1, null);
		assertThat(one.items()).extracting(Summary::id).containsExactly(first.id());
		var two = this.assessments.page(by(by), 1, one.next());
		assertThat(two.items()).extracting(Summary::id).containsExactly(middle.id());
		this.assessments.forget(Instant.parse("1998-06-01T00:00:00Z"));
		assertThat(this.assessments.find(middle.id())).isEmpty();
		var three = this.assessments.page(by(by), 1, two.next());
		assertThat(three.items()).extracting(Summary::id).containsExactly(last.id());
		assertThat(three.next()).isNull();
		assertThatExceptionOfType(BadCursor.class).isThrownBy(() -> this.assessments.page(Filter.NONE, 1, "x"));
	}

	@Test
	void theHistoryIsFilteredByAllThatItTells() throws Exception {
		var by = "filterer-" + UUID.randomUUID();
		var pair = "filtered-" + UUID.randomUUID();
		var waiting = stored(by, "2026-03-02T09:00:00Z", pair);
		var failed = stored(by, "2026-03-02T10:00:00Z", null);
		this.assessments.conclude(new Asked(failed.id(), failed.at(), by, failed.about(), null, false, null, null,
				"Azure does not answer.", null));
		var made = stored(by, "2026-03-02T11:00:00Z", pair);
		var result = made(made);
		this.assessments.conclude(result);
		var score = result.summary().score();
		assertThat(score).isNotNull();

		assertThat(shown(by(by))).containsExactly(made.id(), failed.id(), waiting.id());
		assertThat(shown(new Filter(null, null, State.READY, null, by, null, null, null, null)))
			.containsExactly(made.id());
		assertThat(shown(new Filter(null, null, State.FAILED, null, by, null, null, null, null)))
			.containsExactly(failed.id());
		assertThat(shown(new Filter(null, null, State.ASSESSING, false, by, null, null, null, null)))
			.containsExactly(waiting.id());
		assertThat(shown(new Filter(Asked.About.PAIR, pair, null, null, by, null, null, null, null)))
			.containsExactly(made.id(), waiting.id());
		assertThat(shown(new Filter(null, null, null, true, by, null, null, null, null))).isEmpty();
		assertThat(shown(new Filter(null, null, null, null, by, failed.at(), made.at(), null, null)))
			.containsExactly(failed.id());
		assertThat(shown(new Filter(null, null, null, null, by, null, null, score, null))).isEmpty();
		assertThat(shown(new Filter(null, null, null, null, by, null, null, score + 1, null)))
			.containsExactly(made.id());
		assertThat(shown(new Filter(null, null, null, null, by, null, null, null, true))).containsExactly(made.id());
		assertThat(shown(new Filter(null, null, null, null, by, null, null, null, false))).isEmpty();

		assertThat(this.assessments.page(by(by), 1, null).items()).containsExactly(result.summary());
		assertThat(this.assessments.made(Asked.About.PAIR, pair)).contains(new Made(made.id(), result.at(), score));
		assertThat(this.assessments.inventoryOf(made.id())).map(Kept::takenAt).contains(takenAt(result));
		assertThat(this.assessments.inventoryOf(failed.id())).isEmpty();
	}

	private static Instant takenAt(Asked made) {
		return Objects.requireNonNull(made.result()).takenAt();
	}

	private List<UUID> shown(Filter filter) {
		return this.assessments.page(filter, 10, null).items().stream().map(Summary::id).toList();
	}

	@Test
	void isAboutEverythingThatCanBeAskedFor() {
		for (var about : Asked.About.values()) {
			var subject = (about == Asked.About.EVERYTHING) ? null : "one";
			var asked = new Asked(UUID.randomUUID(), AT, "anna", about, subject, false, null, null, null, null);
			this.assessments.request(asked, null);
			assertThat(this.assessments.find(asked.id())).contains(asked);
		}
	}

	@Test
	void theLatestInventoryIsHad() throws Exception {
		var asked = asked(AT, null);
		this.assessments.request(asked, null);
		this.assessments.conclude(made(asked));
		assertThat(this.assessments.inventorySince(Instant.EPOCH)).isPresent();
		assertThat(this.assessments.inventorySince(Instant.parse("2999-01-01T00:00:00Z"))).isEmpty();
	}

	@Test
	void ofTheOldOnesTheLatestStays() {
		var pair = "forgotten-" + UUID.randomUUID();
		var first = asked(Instant.parse("1999-01-01T00:00:00Z"), pair);
		var second = asked(Instant.parse("1999-01-02T00:00:00Z"), pair);
		this.assessments.request(first, null);
		this.assessments.request(second, null);
		this.assessments.forget(Instant.parse("1999-06-01T00:00:00Z"));
		assertThat(this.assessments.find(first.id())).isEmpty();
		assertThat(this.assessments.find(second.id())).isPresent();
	}

	@Test
	void withoutOperationsThereWereNoDrills() {
		assertThat(this.drills.tried(Instant.parse("2999-01-01T00:00:00Z"))).isEmpty();
	}

}
