package dev.switchback.readiness.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.switchback.playbook.InvalidRequest;
import dev.switchback.playbook.InvalidRequest.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads an inventory that somebody exported, from a file or a request. Whatever it holds, it is bounded in length, depth and
/// counts, has members that are known, and nothing that cannot be seen or is no id where an id belongs.
public final class SnapshotReader {

	/// The longest document that a service takes from a request, in bytes: it may have several at once.
	public static final int LONGEST = 8 * 1024 * 1024;

	/// The longest file, in bytes: as long as an inventory of as many circuits and machines as it may have.
	public static final int LONGEST_FILE = 64 * 1024 * 1024;

	/// The longest text, in characters.
	public static final int LONGEST_TEXT = Checking.LONGEST_TEXT;

	private static final int DEEPEST = 24;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(DEEPEST)
				.maxNumberLength(40)
				.maxNameLength(100)
				.maxStringLength(Checking.LONGEST_TEXT * 2)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private SnapshotReader() {
	}

	/// Reads no more than is allowed.
	///
	/// @param longest in bytes
	/// @return the document, reduced to what is judged
	/// @throws InvalidRequest naming what is wrong
	public static ObjectNode read(InputStream input, int longest) throws IOException {
		var bytes = input.readNBytes(longest + 1);
		if (bytes.length > longest) {
			throw new InvalidRequest("", "An inventory has at most %d MiB here.".formatted(longest >> 20));
		}
		return checked(tree(text(bytes)));
	}

	/// The same of a document that was parsed.
	///
	/// @throws InvalidRequest naming what is wrong
	public static ObjectNode checked(JsonNode tree) {
		if (!(tree instanceof ObjectNode object)) {
			throw new InvalidRequest("", "An inventory is a JSON object: { … }.");
		}
		List<Fault> faults = new ArrayList<>();
		if (!Snapshot.FORMAT.equals(object.path("format").asString(""))) {
			faults.add(new Fault("/format", "Write \"%s\": other formats are not known.".formatted(Snapshot.FORMAT)));
		}
		new Checking(faults).check(object);
		if (faults.isEmpty()) {
			Pairing.unpaired(new Snapshot(object, Instant.EPOCH))
				.forEach((gateway) -> faults.add(new Fault(gateway.place().path() + "/connections",
						"Pairs are proposed of at most %d circuits that a gateway links, and at most %d in all. Declare pairs, or assess less at once."
							.formatted(Pairing.MOST_LINKED, Pairing.MOST_PROPOSED))));
		}
		if (!faults.isEmpty()) {
			throw new InvalidRequest(faults);
		}
		return object;
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException _) {
			throw new InvalidRequest("", "An inventory is JSON in UTF-8, and this is not UTF-8.");
		}
	}

	private static JsonNode tree(String text) {
		try {
			return MAPPER.readTree(text);
		}
		catch (StreamConstraintsException _) {
			throw new InvalidRequest("",
					"The inventory nests deeper than %d levels, or has a name, number or text that is too long."
						.formatted(DEEPEST));
		}
		catch (JacksonException ex) {
			throw new InvalidRequest("",
					"The inventory stops being JSON at line %d, column %d. Members may appear only once, and nothing may follow."
						.formatted(ex.getLocation().getLineNr(), ex.getLocation().getColumnNr()));
		}
	}

}
