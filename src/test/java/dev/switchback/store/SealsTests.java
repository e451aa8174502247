package dev.switchback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;

import dev.switchback.azure.arm.Secrets;
import dev.switchback.operation.Unstorable;
import dev.switchback.playbook.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SealsTests {

	private static final Secret KEY = Secret.of("hunter2");

	private static final UUID OBLIGATION = new UUID(1, 2);

	@TempDir
	private Path directory;

	private String key(String name, String content) throws IOException {
		var file = Files.writeString(this.directory.resolve(name), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		return "file:" + file;
	}

	private static Seals seals(@Nullable String key, String... former) {
		return new Seals(new SealingSettings(key, List.of(former)), Secrets.ofThisMachine());
	}

	@Test
	void opensForTheObligationItWasSealedFor() throws IOException {
		var seals = seals(key("a", "ab".repeat(32) + "\n"));
		var sealed = seals.seal(OBLIGATION, KEY);
		assertThat(seals.open(OBLIGATION, sealed)).hasValue(KEY);
		assertThat(seals.open(new UUID(1, 3), sealed)).isEmpty();
	}

	@Test
	void looksDifferentEveryTime() throws IOException {
		var seals = seals(key("a", "ab".repeat(32)));
		assertThat(seals.seal(OBLIGATION, KEY).ciphertext()).isNotEqualTo(seals.seal(OBLIGATION, KEY).ciphertext());
	}

	@Test
	void whatWasTamperedWithDoesNotOpen() throws IOException {
		var seals = seals(key("a", "ab".repeat(32)));
		var sealed = seals.seal(OBLIGATION, KEY);
		sealed.ciphertext()[sealed.ciphertext().length - 1] ^= 1;
		assertThat(seals.open(OBLIGATION, sealed)).isEmpty();
	}

	@Test
	void opensWithAFormerKeyAndSealsWithTheNewOne() throws IOException {
		var old = key("old", "ab".repeat(32));
		var fresh = key("new", "cd".repeat(32));
		var sealed = seals(old).seal(OBLIGATION, KEY);
		assertThat(seals(fresh, old).open(OBLIGATION, sealed)).hasValue(KEY);
		assertThat(seals(fresh).open(OBLIGATION, sealed)).as("the key is gone").isEmpty();
		assertThat(seals(fresh, old).seal(OBLIGATION, KEY).keyId()).isNotEqualTo(sealed.keyId());
	}

	@Test
	void withoutAKeyNothingIsSealed() {
		assertThatExceptionOfType(Unstorable.class).isThrownBy(() -> seals(null).seal(OBLIGATION, KEY))
			.withMessageContaining("set switchback.sealing.key");
	}

	@Test
	void whatIsNoKeyStopsTheStartAndIsNotRepeated() throws IOException {
		for (var content : List.of("abcd", "hunter2", "ab".repeat(31), "")) {
			var reference = key("bad", content);
			assertThatIllegalStateException().isThrownBy(() -> seals(reference))
				.withMessageContaining("64 hexadecimal digits");
		}
		assertThatIllegalStateException().isThrownBy(() -> seals("vault:x"));
	}

}
