package dev.switchback.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads moments and durations that are written as the contract has them. A number, or a text that is one, could be seconds
/// or milliseconds, and an empty text nothing at all: that would be a guess.
final class Written<T> extends StdDeserializer<T> {

	private final Function<String, T> parse;

	private Written(Class<T> type, Function<String, T> parse) {
		super(type);
		this.parse = parse;
	}

	static JacksonModule times() {
		return new SimpleModule("written times")
			.addDeserializer(Instant.class, new Written<>(Instant.class, Instant::parse))
			.addDeserializer(Duration.class, new Written<>(Duration.class, Duration::parse));
	}

	@Override
	@SuppressWarnings("unchecked")
	public T deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			return (T) context.handleUnexpectedToken(context.constructType(handledType()), parser);
		}
		var text = parser.getString();
		try {
			return this.parse.apply(text);
		}
		catch (DateTimeException _) {
			return (T) context.handleWeirdStringValue(handledType(), text, "not written as ISO 8601 does");
		}
	}

}
