package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// What is not taken from a caller, and what the caller is told.
class MisreadTests {

	private static final JsonMapper STRICT = StrictJson.of(JsonMapper.builder()).build();

	record Inner(@Nullable String text, @Nullable Integer number, @Nullable Boolean flag, @Nullable Purpose purpose,
			@Nullable Duration duration, @Nullable Instant moment, @Nullable List<Integer> numbers,
			@Nullable Map<String, Integer> byName) {
	}

	record Outer(@Nullable Inner inner) {
	}

	record Nothing() {
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{'inner':{'test':1}}|/inner/test|There is no member test here. Known are: byName, duration, flag, moment, number, numbers, purpose, text.",
			"{'inner':{'purpose':'FUN'}}|/inner/purpose|Use one of: DRILL, MAINTENANCE, EMERGENCY.",
			"{'inner':{'purpose':0}}|/inner/purpose|Use one of: DRILL, MAINTENANCE, EMERGENCY.",
			"{'inner':{'duration':'soon'}}|/inner/duration|Write a duration as ISO 8601 does, such as PT10S or PT15M.",
			"{'inner':{'duration':''}}|/inner/duration|Write a duration as ISO 8601 does, such as PT10S or PT15M.",
			"{'inner':{'duration':5}}|/inner/duration|A value of another type belongs here.",
			"{'inner':{'moment':'2026-03-02'}}|/inner/moment|Write a moment as RFC 3339 does, with its zone, such as 2026-11-02T09:30:00Z.",
			"{'inner':{'moment':1772452800}}|/inner/moment|A value of another type belongs here.",
			"{'inner':{'numbers':[1,2,'x']}}|/inner/numbers/2|A value of another type belongs here.",
			"{'inner':{'byName':{'a/b~c':'x'}}}|/inner/byName/a~1b~0c|A value of another type belongs here.",
			"{'inner':{'text':8}}|/inner/text|A value of another type belongs here.",
			"{'inner':{'text':true}}|/inner/text|A value of another type belongs here.",
			"{'inner':{'text':1.5}}|/inner/text|A value of another type belongs here.",
			"{'inner':{'number':'8'}}|/inner/number|A value of another type belongs here.",
			"{'inner':{'number':1.5}}|/inner/number|A value of another type belongs here.",
			"{'inner':{'flag':'true'}}|/inner/flag|A value of another type belongs here.",
			"{'inner'|``|This cannot be read." })
	void isSaidWithItsPlace(String json, String pointer, String sentence) {
		var misread = misread(json, Outer.class);
		assertThat(misread.faults()).containsExactly(new InvalidRequest.Fault(pointer, sentence));
	}

	@Test
	void knowsNoMembersWhereThereAreNone() {
		assertThat(misread("{'a':1}", Nothing.class).faults())
			.containsExactly(new InvalidRequest.Fault("/a", "There is no member a here."));
	}

	@Test
	void whatIsWrittenAsItShouldBeIsTaken() {
		var json = """
				{"inner":{"text":"8","number":8,"flag":true,"purpose":"DRILL","duration":"PT5S",
				"moment":"2026-03-02T12:00:00Z","numbers":[1],"byName":{"a":1}}}""";
		assertThat(STRICT.readValue(json, Outer.class).inner()).isEqualTo(new Inner("8", 8, true, Purpose.DRILL,
				Duration.ofSeconds(5), Instant.parse("2026-03-02T12:00:00Z"), List.of(1), Map.of("a", 1)));
	}

	private static InvalidRequest misread(String json, Class<?> type) {
		var thrown = catchThrowableOfType(JacksonException.class,
				() -> STRICT.readValue(json.replace('\'', '"'), type));
		assertThat(thrown).as(json).isNotNull();
		return Misread.of(thrown);
	}

}
