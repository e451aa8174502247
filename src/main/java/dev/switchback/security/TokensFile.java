package dev.switchback.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bearer tokens of a rehearsal: a JSON object from name to token, read again whenever the file changes. Only hashes
/// are kept in memory. Who cannot be read from it cannot come in.
final class TokensFile {

	private static final Logger log = LoggerFactory.getLogger(TokensFile.class);

	/// The client that rehearsal tokens are said to come through.
	private static final String VIA = "rehearsal";

	/// Names and what they stand for. Other names, such as the simulator's, open nothing here.
	private static final Map<String, Caller> CALLERS = Map.of("viewer", person("viewer", Role.VIEWER), "operator",
			person("operator", Role.OPERATOR), "approver", person("approver", Role.APPROVER), "admin",
			person("admin", Role.ADMIN), "bot", Caller.of("bot", false, VIA, true, List.of(Role.OPERATOR)));

	private final JsonMapper json = new JsonMapper();

	private final Path file;

	private volatile Known known = new Known(null, List.of());

	TokensFile(Path file) {
		this.file = file;
	}

	private static Caller person(String name, Role role) {
		return Caller.of(name, true, VIA, false, List.of(role));
	}

	/// Whose token it is. Takes the same time wherever a token differs, and whichever matches.
	Optional<Caller> callerOf(String token) {
		var hash = hash(token);
		Caller found = null;
		for (var entry : entries()) {
			if (MessageDigest.isEqual(entry.hash(), hash)) {
				found = entry.caller();
			}
		}
		return Optional.ofNullable(found);
	}

	private List<Entry> entries() {
		var state = state();
		var present = this.known;
		if (state == null || !state.equals(present.state())) {
			present = new Known(state, (state != null) ? read() : List.of());
			this.known = present;
		}
		return present.entries();
	}

	private @Nullable State state() {
		try {
			var attributes = Files.readAttributes(this.file, BasicFileAttributes.class);
			return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
		}
		catch (IOException ex) {
			return null;
		}
	}

	private List<Entry> read() {
		try {
			var entries = new ArrayList<Entry>();
			var tree = this.json.readTree(Files.readString(this.file));
			CALLERS.forEach((name, caller) -> token(tree, name)
				.ifPresent((token) -> entries.add(new Entry(caller, hash(token)))));
			return List.copyOf(entries);
		}
		catch (IOException | JacksonException ex) {
			// The parser's own words could quote a token.
			log.warn("The tokens in {} cannot be read, so nobody can come in ({})", this.file,
					ex.getClass().getSimpleName());
			return List.of();
		}
	}

	private static Optional<String> token(JsonNode tree, String name) {
		return Optional.ofNullable(tree.get(name))
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.filter((token) -> !token.isBlank());
	}

	private static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	private record Entry(Caller caller, byte[] hash) {
	}

	private record State(FileTime modified, long size, @Nullable Object key) {
	}

	private record Known(@Nullable State state, List<Entry> entries) {
	}

}
