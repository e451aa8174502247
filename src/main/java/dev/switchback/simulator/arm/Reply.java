package dev.switchback.simulator.arm;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// What a resource answers, before manners are added.
///
/// @param status the HTTP status
/// @param headers its own headers
/// @param body null for none; a JSON null is written as the word
public record Reply(int status, Map<String, String> headers, @Nullable JsonNode body) {

	public static Reply ok(JsonNode body) {
		return new Reply(200, Map.of(), body);
	}

	/// The same answer with a header more; one with an empty value is left out.
	public Reply header(String name, String value) {
		if (value.isEmpty()) {
			return this;
		}
		var all = new LinkedHashMap<>(this.headers);
		all.put(name, value);
		return new Reply(this.status, all, this.body);
	}

}
