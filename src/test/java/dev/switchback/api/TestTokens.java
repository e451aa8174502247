package dev.switchback.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tokens as a rehearsal has them.
final class TestTokens {

	static final String VIEWER = "viewer-token-0123456789";

	static final String OPERATOR = "operator-token-0123456789";

	static final String APPROVER = "approver-token-0123456789";

	static final String ADMIN = "admin-token-0123456789";

	static final String BOT = "bot-token-0123456789";

	static final String SIMULATOR = "simulator-token-0123456789";

	private TestTokens() {
	}

	static Path write() {
		try {
			var file = Files.createTempFile("tokens", ".json");
			file.toFile().deleteOnExit();
			return Files.writeString(file,
					Stream.of("viewer", "operator", "approver", "admin", "bot", "simulator")
						.map((name) -> "\"%s\": \"%s-token-0123456789\"".formatted(name, name))
						.collect(Collectors.joining(", ", "{", "}")));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
