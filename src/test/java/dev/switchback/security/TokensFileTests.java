package dev.switchback.security;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokensFileTests {

	private static final String ALL = """
			{"viewer": "token-v", "operator": "token-o", "approver": "token-a", "admin": "token-x", "bot": "token-b",
			 "simulator": "token-s", "root": "token-r"}""";

	@TempDir
	private Path directory;

	private Path file;

	private TokensFile tokens;

	@BeforeEach
	void write() throws IOException {
		this.file = this.directory.resolve("tokens.json");
		Files.writeString(this.file, ALL);
		this.tokens = new TokensFile(this.file);
	}

	@ParameterizedTest
	@CsvSource({ "token-v, viewer, true, VIEWER", "token-o, operator, true, VIEWER OPERATOR",
			"token-a, approver, true, VIEWER APPROVER", "token-x, admin, true, VIEWER APPROVER OPERATOR ADMIN",
			"token-b, bot, false, VIEWER OPERATOR" })
	void standForPersonsAndOneService(String token, String subject, boolean person, String roles) {
		var caller = this.tokens.callerOf(token).orElseThrow();
		assertThat(caller.subject()).isEqualTo(subject);
		assertThat(caller.person()).isEqualTo(person);
		assertThat(caller.via()).isEqualTo("rehearsal");
		assertThat(caller.relays()).isEqualTo(subject.equals("bot"));
		assertThat(caller.roles()).extracting(Role::name).containsExactlyInAnyOrder(roles.split(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "token-s", "token-r", "viewer", "token-V", "token-v ", "", " ", "token", "null" })
	void openNothingUnderAnyOtherName(String token) {
		assertThat(this.tokens.callerOf(token)).isEmpty();
	}

	@Test
	void areReadAgainWhenTheFileChanges() throws IOException {
		assertThat(this.tokens.callerOf("token-o")).isPresent();
		Files.writeString(this.file, ALL.replace("token-o", "fresh-o"));
		Files.setLastModifiedTime(this.file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
		assertThat(this.tokens.callerOf("token-o")).isEmpty();
		assertThat(this.tokens.callerOf("fresh-o")).isPresent();
	}

	@Test
	void areGoneWithTheFileAndBackWithIt() throws IOException {
		assertThat(this.tokens.callerOf("token-o")).isPresent();
		Files.delete(this.file);
		assertThat(this.tokens.callerOf("token-o")).isEmpty();
		Files.writeString(this.file, ALL);
		assertThat(this.tokens.callerOf("token-o")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "[]", "\"token-o\"", "{\"operator\": 7}", "{\"operator\": null}",
			"{\"operator\": \"\"}", "{\"operator\": [\"token-o\"]}", "{\"operator\": \"token-o\"" })
	void letNobodyInFromAFileThatIsNone(String content) throws IOException {
		Files.writeString(this.file, content);
		assertThat(new TokensFile(this.file).callerOf("token-o")).isEmpty();
		assertThat(new TokensFile(this.file).callerOf("7")).isEmpty();
		assertThat(new TokensFile(this.file).callerOf("")).isEmpty();
	}

	@Test
	void areKeptAsHashesOnly() throws IllegalAccessException {
		this.tokens.callerOf("token-o");
		assertThat(everything(this.tokens, new StringBuilder()).toString()).doesNotContain("token-o");
	}

	/// All texts and bytes that can be reached from an object of ours.
	private static StringBuilder everything(Object object, StringBuilder found) throws IllegalAccessException {
		if (object instanceof byte[] bytes) {
			found.append(new String(bytes, StandardCharsets.ISO_8859_1));
		}
		else if (object instanceof String text) {
			found.append(text);
		}
		else if (object instanceof Iterable<?> several && !(object instanceof Path)) {
			for (var one : several) {
				everything(one, found);
			}
		}
		else if (object != null && !(object instanceof Enum<?>)
				&& object.getClass().getName().startsWith("dev.switchback")) {
			for (Field field : object.getClass().getDeclaredFields()) {
				field.setAccessible(true);
				everything(field.get(object), found);
			}
		}
		return found;
	}

	@Test
	void giveNoRoleThatIsNotMeant() {
		assertThat(Role.OPERATOR.included()).isEqualTo(Set.of(Role.VIEWER, Role.OPERATOR));
		assertThat(Role.APPROVER.included()).doesNotContain(Role.OPERATOR);
	}

}
