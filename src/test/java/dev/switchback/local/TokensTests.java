package dev.switchback.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokensTests {

	@TempDir
	private Path directory;

	private Path file;

	private final Tokens tokens = new Tokens(new SecureRandom());

	@BeforeEach
	void nameTheFile() {
		this.file = this.directory.resolve("tokens.json");
	}

	@Test
	void makesADifferentTokenOf256BitsForEveryRole() throws IOException {
		ObjectNode made = this.tokens.ensure(this.file);
		assertThat(made.propertyNames()).containsExactly("viewer", "operator", "approver", "admin", "bot", "simulator");
		assertThat(made.values()).extracting((token) -> token.stringValue())
			.allMatch((token) -> token.matches("[A-Za-z0-9_-]{43}"))
			.doesNotHaveDuplicates();
	}

	@Test
	void isReadableByItsOwnerOnlyAndLeavesNoDraftBehind() throws IOException {
		this.tokens.ensure(this.file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
		assertThat(this.directory).isDirectoryContaining((file) -> file.equals(this.file));
		assertThat(Files.list(this.directory)).hasSize(1);
	}

	@Test
	void keepsWhatIsThere() throws IOException {
		this.tokens.ensure(this.file);
		String first = Files.readString(this.file);
		this.tokens.ensure(this.file);
		assertThat(Files.readString(this.file)).isEqualTo(first);
	}

	@Test
	void addsWhatIsMissingAndKeepsTheRest() throws IOException {
		Files.writeString(this.file, "{ \"viewer\": \"mine\", \"other\": \"too\" }");
		ObjectNode made = this.tokens.ensure(this.file);
		assertThat(made.get("viewer").stringValue()).isEqualTo("mine");
		assertThat(made.get("other").stringValue()).isEqualTo("too");
		assertThat(made.get("bot").stringValue()).hasSize(43);
		assertThat(this.tokens.ensure(this.file)).isEqualTo(made);
	}

	@Test
	void narrowsAFileThatSomebodyWidened() throws IOException {
		this.tokens.ensure(this.file);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("rw-r--r--"));
		this.tokens.ensure(this.file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{ \"viewer\": 7 }", "{ \"viewer\": \" \" }", "{ \"viewer\": \"secret" })
	void refusesAFileItCannotReadWithoutQuotingIt(String content) throws IOException {
		Files.writeString(this.file, content);
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> this.tokens.ensure(this.file))
			.withMessageContaining("tokens.json")
			.withMessageNotContaining("secret");
		assertThat(Files.readString(this.file)).isEqualTo(content);
	}

}
