package dev.switchback.azure.arm;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads and writes ARM's documents without changing a digit: what a read found has to come out of a write again.
public final class ArmJson {

	static final JsonNode NOTHING = MissingNode.getInstance();

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private ArmJson() {
	}

	/// The document; empty if it is none, or has a key twice.
	public static Optional<JsonNode> parse(byte[] text) {
		try {
			return (text.length == 0) ? Optional.empty() : Optional.of(MAPPER.readTree(text));
		}
		catch (JacksonException _) {
			return Optional.empty();
		}
	}

	public static String text(JsonNode document) {
		return MAPPER.writeValueAsString(document);
	}

}
