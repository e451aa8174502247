package dev.switchback.azure.arm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.UnaryOperator;

import dev.switchback.playbook.Secret;
import org.jspecify.annotations.Nullable;

/// Where secrets are had from. Nothing that is said about a failure repeats what was read.
public final class Secrets {

	private static final int LARGEST = 4096;

	private final UnaryOperator<@Nullable String> environment;

	Secrets(UnaryOperator<@Nullable String> environment) {
		this.environment = environment;
	}

	/// This process's environment, and the files it may read.
	public static Secrets ofThisMachine() {
		return new Secrets(System::getenv);
	}

	/// A secret could not be had.
	public static final class Unresolvable extends Exception {

		private static final long serialVersionUID = 1L;

		Unresolvable(SecretReference reference, String why) {
			super("%s %s".formatted(reference.text(), why));
		}

	}

	/// @throws Unresolvable naming the reference, and saying why
	public Secret resolve(SecretReference reference) throws Unresolvable {
		return switch (reference) {
			case SecretReference.Variable(var name) -> {
				var value = this.environment.apply(name);
				if (value == null || value.isEmpty()) {
					throw new Unresolvable(reference, "is not set");
				}
				yield Secret.of(value);
			}
			case SecretReference.File(var path) -> Secret.of(read(reference, path));
		};
	}

	private static String read(SecretReference reference, Path path) throws Unresolvable {
		try {
			if (!Files.isRegularFile(path)) {
				throw new Unresolvable(reference, "is no file");
			}
			if (Files.getFileStore(path).supportsFileAttributeView("posix")
					&& Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
				throw new Unresolvable(reference, "can be read by everybody; take that right away");
			}
			if (Files.size(path) > LARGEST) {
				throw new Unresolvable(reference, "is too large to be a secret");
			}
			var text = Files.readString(path, StandardCharsets.UTF_8).stripTrailing();
			if (text.isEmpty()) {
				throw new Unresolvable(reference, "is empty");
			}
			return text;
		}
		catch (IOException ex) {
			throw new Unresolvable(reference, "cannot be read (%s)".formatted(ex.getClass().getSimpleName()));
		}
	}

}
