package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import dev.switchback.files.PrivateFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bearer tokens of a rehearsal: a small JSON file, one key for each role, made at the first start and kept
/// afterwards. A key that a later version adds is added to the file; what somebody put there by hand stays.
final class Tokens {

	/// `viewer` to `admin` are the roles of people, `bot` stands for a service, `simulator` opens the simulator's own
	/// paths.
	static final List<String> KEYS = List.of("viewer", "operator", "approver", "admin", "bot", "simulator");

	private static final int BITS = 256;

	private final JsonMapper json = new JsonMapper();

	private final SecureRandom random;

	Tokens(SecureRandom random) {
		this.random = random;
	}

	/// Makes sure that the file holds a token for every key, and writes it only if one was missing.
	/// @return what the file holds now
	/// @throws CannotStart if the file is there but no JSON object of strings
	ObjectNode ensure(Path file) throws IOException {
		ObjectNode tokens = Files.exists(file) ? read(file) : this.json.createObjectNode();
		List<String> missing = KEYS.stream().filter((key) -> !tokens.has(key)).toList();
		if (!missing.isEmpty()) {
			missing.forEach((key) -> tokens.put(key, newToken()));
			PrivateFiles.write(file, this.json.writerWithDefaultPrettyPrinter().writeValueAsString(tokens) + "\n");
		}
		return tokens;
	}

	private ObjectNode read(Path file) throws IOException {
		try {
			if (this.json.readTree(PrivateFiles.read(file)) instanceof ObjectNode tokens && onlyTokens(tokens)) {
				return tokens;
			}
		}
		catch (JacksonException _) {
			// Said below; the parser's own words could quote a token.
		}
		throw new CannotStart("The token file %s is not a JSON object of non-empty strings.".formatted(file),
				"Repair it, or delete it: new tokens are made at the next start.");
	}

	private static boolean onlyTokens(ObjectNode tokens) {
		return tokens.values().stream().allMatch((token) -> token.isString() && !token.stringValue().isBlank());
	}

	private String newToken() {
		byte[] bytes = new byte[BITS / Byte.SIZE];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
