package dev.switchback.readiness.snapshot;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
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
import tools.jackson.core.exc.JacksonIOException;
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

	/// Members, values and brackets of a real inventory take this many bytes each at least, on average. Shorter ones would take
	/// many times their length in memory.
	private static final int TERSEST = 8;

	private static final JsonMapper REQUESTS = mapper(LONGEST);

	private static final JsonMapper FILES = mapper(LONGEST_FILE);

	private static final String NOT_UTF_8 = "An inventory is JSON in UTF-8, and this is not UTF-8.";

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private SnapshotReader() {
	}

	private static JsonMapper mapper(int longest) {
		return JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder()
					.maxNestingDepth(DEEPEST)
					.maxNumberLength(40)
					.maxNameLength(100)
					.maxStringLength(Checking.LONGEST_TEXT * 2)
					.maxTokenCount(longest / TERSEST)
					.build())
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.build())
			.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
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
		return checked(tree(text(bytes), longest));
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

	/// Some editors and shells put a byte order mark before everything they write.
	private static Reader text(byte[] bytes) throws IOException {
		var decoder = StandardCharsets.UTF_8.newDecoder();
		var text = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), decoder));
		text.mark(1);
		try {
			if (text.read() != BYTE_ORDER_MARK) {
				text.reset();
			}
			return text;
		}
		catch (CharacterCodingException _) {
			throw new InvalidRequest("", NOT_UTF_8);
		}
	}

	private static JsonNode tree(Reader text, int longest) {
		try {
			return ((longest > LONGEST) ? FILES : REQUESTS).readTree(text);
		}
		catch (StreamConstraintsException _) {
			throw new InvalidRequest("",
					"The inventory nests deeper than %d levels, has a name, number or text that is too long, or more than %d members, values and brackets in all."
						.formatted(DEEPEST, longest / TERSEST));
		}
		catch (JacksonIOException _) {
			throw new InvalidRequest("", NOT_UTF_8);
		}
		catch (JacksonException ex) {
			throw new InvalidRequest("",
					"The inventory stops being JSON at line %d, column %d. Members may appear only once, and nothing may follow."
						.formatted(ex.getLocation().getLineNr(), ex.getLocation().getColumnNr()));
		}
	}

}
