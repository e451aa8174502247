package dev.switchback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// Texts that a reviewer approves by reading them. Run the tests with the environment variable `GOLDEN=write` to write
/// them anew, and read the difference before you commit it.
public final class Golden {

	private Golden() {
	}

	/// The file holds exactly this text.
	public static void holds(Path file, String text) throws IOException {
		if ("write".equals(System.getenv("GOLDEN"))) {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, text);
		}
		assertThat(file).hasContent(text);
	}

}
