package dev.switchback.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchback.operation.Event;
import dev.switchback.operation.Phase;
import dev.switchback.playbook.RuleVerdict;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How values are written into the database and read back. Apart from the API's JSON on purpose: what was stored years ago
/// must be understood when the API has long moved on.
///
/// What is unknown on reading fails, members included: a replica that dropped what it does not understand would lose it for
/// all others with its next write.
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addMixIn(Phase.class, StoredNames.OfPhase.class)
		.addMixIn(Event.class, StoredNames.OfEvent.class)
		.addMixIn(Phase.Restoring.class, StoredNames.OfKept.class)
		.addMixIn(Phase.Ended.class, StoredNames.OfKept.class)
		.addMixIn(RuleVerdict.class, StoredNames.OfRule.class)
		.addModule(new SimpleModule().addSerializer(new StorableText()))
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Json() {
	}

	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	/// @throws tools.jackson.core.JacksonException if it is not what was once written
	static <T> T read(String json, Class<T> type) {
		return MAPPER.readValue(json, type);
	}

	/// Text without the one character that PostgreSQL cannot store. Nothing should bring it here, and if it comes from
	/// outside after all, an operation must not be stuck because of it.
	static String storable(String text) {
		return (text.indexOf('\0') < 0) ? text : text.replace('\0', '\ufffd');
	}

	private static final class StorableText extends StdSerializer<String> {

		StorableText() {
			super(String.class);
		}

		@Override
		public void serialize(String text, JsonGenerator json, SerializationContext context) {
			json.writeString(storable(text));
		}

	}

}
