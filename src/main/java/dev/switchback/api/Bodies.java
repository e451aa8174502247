package dev.switchback.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.switchback.engine.Misread;
import dev.switchback.engine.StrictJson;
import dev.switchback.playbook.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the bodies of requests, strictly: bounded in length and depth, nothing twice, nothing unknown, nothing guessed.
final class Bodies {

	/// The longest body, in bytes.
	static final int LONGEST = 64 * 1024;

	private static final int DEEPEST = 16;

	private static final int LONGEST_NUMBER = 40;

	private final JsonMapper json = StrictJson.of(JsonMapper.builder(JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxNestingDepth(DEEPEST)
			.maxNumberLength(LONGEST_NUMBER)
			.maxNameLength(Wholesome.LONGEST_NAME)
			.build())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build())).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

	/// @throws Refusal if it is too large, is no JSON object, or has faults
	<T extends Checked> Submitted<T> read(HttpServletRequest request, Class<T> type) throws IOException {
		var tree = tree(text(bytes(request)));
		var faults = new Faults();
		Wholesome.check(tree, faults);
		faults.orNone();
		var value = value(tree, type);
		value.check(faults);
		faults.orNone();
		return new Submitted<>(value, Canonical.fingerprint(tree));
	}

	private static byte[] bytes(HttpServletRequest request) throws IOException {
		var bytes = (request.getContentLengthLong() > LONGEST) ? new byte[LONGEST + 1]
				: request.getInputStream().readNBytes(LONGEST + 1);
		if (bytes.length > LONGEST) {
			throw new Refusal(ProblemType.BODY_TOO_LARGE, "Send at most 64 KiB.");
		}
		return bytes;
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new Refusal(ProblemType.MALFORMED_JSON, "The body is not UTF-8. Send JSON in UTF-8.");
		}
	}

	private ObjectNode tree(String text) {
		JsonNode tree;
		try {
			tree = this.json.readTree(text);
		}
		catch (StreamConstraintsException ex) {
			throw new Refusal(ProblemType.MALFORMED_JSON,
					"The body nests deeper than %d levels, or has a name or number that is too long."
						.formatted(DEEPEST));
		}
		catch (JacksonException ex) {
			var at = ex.getLocation();
			throw new Refusal(ProblemType.MALFORMED_JSON,
					"The body stops being JSON at line %d, column %d. Members may appear only once, and nothing may follow."
						.formatted(at.getLineNr(), at.getColumnNr()));
		}
		if (tree instanceof ObjectNode object) {
			return object;
		}
		throw new Refusal(ProblemType.MALFORMED_JSON, "The body has to be a JSON object: { … }.");
	}

	private <T> T value(ObjectNode tree, Class<T> type) {
		try {
			return this.json.treeToValue(tree, type);
		}
		catch (JacksonException ex) {
			throw (ex.getCause() instanceof InvalidRequest invalid) ? invalid : Misread.of(ex);
		}
	}

}
