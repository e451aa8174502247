package dev.switchback.azure.arm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import dev.switchback.playbook.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SecretsTests {

	@TempDir
	private Path directory;

	private final Secrets secrets = new Secrets(Map.of("MD5", "hunter2", "EMPTY", "")::get);

	private Path file(String name, String content, String permissions) throws IOException {
		var file = Files.writeString(this.directory.resolve(name), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
		return file;
	}

	private String refusal(String reference) {
		var caught = catchThrowableOfType(Secrets.Unresolvable.class,
				() -> this.secrets.resolve(SecretReference.parse(reference)));
		assertThat(caught).as(reference).isNotNull();
		return String.valueOf(caught.getMessage());
	}

	@Test
	void readsVariablesAndFiles() throws Exception {
		assertThat(this.secrets.resolve(SecretReference.parse("env:MD5"))).isEqualTo(Secret.of("hunter2"));
		var file = file("key", "hunter2\n", "rw-------");
		assertThat(this.secrets.resolve(SecretReference.parse("file:" + file))).isEqualTo(Secret.of("hunter2"));
	}

	@Test
	void saysWhyASecretCannotBeHadAndNeverWhatItIs() throws IOException {
		assertThat(refusal("env:NOTHING")).isEqualTo("env:NOTHING is not set");
		assertThat(refusal("env:EMPTY")).isEqualTo("env:EMPTY is not set");
		assertThat(refusal("file:/no/such")).isEqualTo("file:/no/such is no file");
		assertThat(refusal("file:" + this.directory)).endsWith("is no file");
		assertThat(refusal("file:" + file("open", "hunter2", "rw-r--r--"))).contains("can be read by everybody")
			.doesNotContain("hunter2");
		assertThat(refusal("file:" + file("large", "x".repeat(5000), "rw-------"))).contains("too large");
		assertThat(refusal("file:" + file("empty", "\n", "rw-------"))).contains("is empty");
	}

	@Test
	void aSecretNeverPrintsItself() {
		assertThat(Secret.of("hunter2")).hasToString("***");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> SecretReference.parse("hunter2"))
			.withMessageNotContaining("hunter2");
	}

}
