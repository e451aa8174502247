package dev.switchback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.Golden;
import dev.switchback.playbook.Alternative;
import dev.switchback.playbook.Force;
import dev.switchback.playbook.RuleVerdict;
import dev.switchback.playbook.Verdict;
import dev.switchback.operation.Ending;
import dev.switchback.operation.Event;
import dev.switchback.operation.Every;
import dev.switchback.operation.Keeping;
import dev.switchback.operation.Phase;
import dev.switchback.operation.Sentences;
import dev.switchback.operation.Preview;
import dev.switchback.playbook.Evidence;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What is stored must be readable for ever: the golden lines only ever grow.
class StoredJsonTests {

	private static final Path GOLDEN = Path.of("src/test/resources/store");

	@Test
	void everyEventIsStoredUnderAStableWord() throws IOException {
		assertThat(Every.events().values().stream().map(Object::getClass))
			.containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
		Golden.holds(GOLDEN.resolve("events.jsonl"), lines(Every.events()));
	}

	@Test
	void everyPhaseIsStoredUnderAStableWord() throws IOException {
		assertThat(Every.phases().values().stream().map(Object::getClass).distinct())
			.containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
		Golden.holds(GOLDEN.resolve("phases.jsonl"), lines(Every.phases()));
	}

	@Test
	void stepsAreStoredInStableForm() throws IOException {
		var operation = Every.operation()
			.after(Every.events().get("Seen"), Every.after(1))
			.after(Every.events().get("Concluded"), Every.after(2));
		Golden.holds(GOLDEN.resolve("steps.jsonl"),
				Stream.of(operation.runs(), operation.outline())
					.map(Json::write)
					.collect(Collectors.joining("\n", "", "\n")));
	}

	@Test
	void aRuleIsStoredWithItsAlternatives() {
		var rule = new RuleVerdict("md5-known", "contoso-ams", "not declared", "not used, or at hand", Every.after(1),
				Force.NEVER_OVERRIDABLE, Verdict.FAIL, "declare it", null, List.of(new Alternative("ask", "by phone")));
		assertThat(Json.write(rule)).contains("\"alternatives\":[{\"title\":\"ask\",\"how\":\"by phone\"}]");
		assertThat(Json.read(Json.write(rule), RuleVerdict.class)).isEqualTo(rule);
	}

	@Test
	void previewsAreStoredInStableForm() throws IOException {
		Golden.holds(GOLDEN.resolve("previews.jsonl"),
				Stream.of(EveryPreview.PREVIEW, EveryPreview.RESULT)
					.map(Json::write)
					.collect(Collectors.joining("\n", "", "\n")));
	}

	@Test
	void whatWasStoredIsReadAsItWasWritten() throws IOException {
		assertThat(read("events.jsonl", Event.class)).isEqualTo(List.copyOf(Every.events().values()));
		assertThat(read("phases.jsonl", Phase.class)).isEqualTo(List.copyOf(Every.phases().values()));
		var previews = Files.readAllLines(GOLDEN.resolve("previews.jsonl"));
		assertThat(Json.read(previews.get(0), Preview.class)).isEqualTo(EveryPreview.PREVIEW);
		assertThat(Json.read(previews.get(1), Preview.Result.class)).isEqualTo(EveryPreview.RESULT);
	}

	@Test
	void everySeeingIsStoredUnderAStableWord() {
		assertThat(Stream.of(Phase.Seeing.values()).map((seeing) -> new Event.Seen(seeing, "so", Evidence.NONE)))
			.allSatisfy((event) -> assertThat(Json.read(Json.write(event), Event.class)).isEqualTo(event));
		assertThat(Phase.Seeing.values()).extracting(Enum::name)
			.containsExactly("MET", "UNMET", "CONVERGING", "BLIND", "UNSETTLED", "REFUSED");
	}

	@Test
	void whatIsKeptIsStoredEachForItself() {
		var restoring = (Phase.Restoring) Every.phases().get("Restoring");
		var each = new Phase.Restoring(restoring.cause(), restoring.since(), restoring.sight(), null, Set.of(), null,
				"it is locked", null,
				Map.of(Every.id(2), new Keeping(Phase.Seeing.UNMET, "still there", "it is locked", Every.after(7))));
		assertThat(Json.write(each)).endsWith(
				"\"keeping\":{\"%s\":{\"seeing\":\"UNMET\",\"seen\":\"still there\",\"hindrance\":\"it is locked\",\"since\":\"2026-03-02T12:00:07Z\"}}}"
					.formatted(Every.id(2)));
		assertThat(Json.read(Json.write(each), Phase.class)).isEqualTo(each);
		assertThat(Stream.of(new Event.Hindered("it is locked", Every.id(2)),
				new Event.Seen(Phase.Seeing.UNMET, "still there", Evidence.NONE, Every.id(2))))
			.allSatisfy((event) -> assertThat(Json.read(Json.write(event), Event.class)).isEqualTo(event));
	}

	@Test
	void whatIsOverIsReadWithWhatHindersItAndWithoutAsItWasStoredBefore() {
		var before = Json.read(
				"{\"type\":\"ended\",\"ending\":\"HANDED_OVER\",\"note\":\"Left.\",\"acknowledged\":false}",
				Phase.class);
		assertThat(before).isEqualTo(new Phase.Ended(Ending.HANDED_OVER, "Left.", false));
		assertThat(Json.write(before)).doesNotContain("keeping");
		var hindered = new Phase.Ended(Ending.HANDED_OVER, "Left.", false,
				Map.of(Every.id(2), new Keeping(Phase.Seeing.MET, null, "it is locked", Every.after(7))));
		assertThat(Json.read(Json.write(hindered), Phase.class)).isEqualTo(hindered);
	}

	@Test
	void aSpellThatWasStoredBeforeBlindnessWasToldFromWhatSettlesNothingGoesOn() {
		var phase = Json.read("""
				{"type":"forward","key":"check","visit":1,"since":"2026-03-02T12:00:00Z",
				 "sight":{"blindFor":"PT2S","blindSince":"2026-03-02T12:00:04Z"}}""", Phase.class);
		var sight = ((Phase.Forward) phase).sight();
		assertThat(sight.blindSince()).isEqualTo(Every.after(4));
		assertThat(sight.untoldSince()).isEqualTo(Every.after(4));
		assertThat(Json.read(Json.write(phase), Phase.class)).isEqualTo(phase);
	}

	@Test
	void aPlanThatWasRevisedBeforeItWasSaidByWhatIsReadWithoutIt() {
		var event = Json.read("{\"type\":\"revised\",\"plan\":\"{}\",\"outline\":[]}", Event.class);
		assertThat(((Event.Revised) event).sentence()).isNull();
		assertThat(Sentences.of(Every.operation(), event)).isEqualTo("The plan was revised.");
	}

	@Test
	void aWordThatIsNotKnownIsNotGuessed() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> Json.read("{\"type\":\"vanished\"}", Event.class))
			.withMessageContaining("'vanished'");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> Json.read("{\"key\":\"check\",\"visit\":1}", Event.class))
			.withMessageContaining("type");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> Json.read("{\"type\":\"seen\",\"seeing\":\"DIMLY\",\"sentence\":\"\"}", Event.class))
			.withMessageContaining("DIMLY");
	}

	@Test
	void whatANewerReleaseAddedIsNotSilentlyDropped() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> Json.read("{\"type\":\"began\",\"key\":\"check\",\"visit\":1,\"hue\":7}", Event.class))
			.withMessageContaining("hue");
	}

	@Test
	void whatTheDatabaseCannotStoreIsReplaced() {
		var noticed = new Event.Noticed("a\0b", Evidence.NONE);
		assertThat(Json.read(Json.write(noticed), Event.class)).isEqualTo(new Event.Noticed("a\ufffdb", Evidence.NONE));
	}

	private static String lines(Map<String, ?> values) {
		return values.values().stream().map(Json::write).collect(Collectors.joining("\n", "", "\n"));
	}

	private static <T> List<T> read(String file, Class<T> type) throws IOException {
		return Files.readAllLines(GOLDEN.resolve(file)).stream().map((line) -> Json.read(line, type)).toList();
	}

}
