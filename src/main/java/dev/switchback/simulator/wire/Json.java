package dev.switchback.simulator.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The simulator's one JSON mapper. A key given twice and text after the end of a document are errors.
public final class Json {

	/// Writes records and trees; reads them back.
	public static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private Json() {
	}

	public static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	public static ArrayNode array() {
		return JsonNodeFactory.instance.arrayNode();
	}

	/// @throws JacksonException if this is no JSON document
	public static JsonNode parse(byte[] document) {
		return MAPPER.readTree(document);
	}

	/// Where a document stops being JSON, in words.
	public static String where(JacksonException problem) {
		var location = problem.getLocation();
		return (location == null) ? "somewhere"
				: "at line " + location.getLineNr() + ", column " + location.getColumnNr();
	}

	public static byte[] bytes(JsonNode document) {
		return MAPPER.writeValueAsBytes(document);
	}

}
