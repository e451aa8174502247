package dev.switchback.simulator.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Small files that are there whole or not at all.
public final class OwnFiles {

	private OwnFiles() {
	}

	/// Writes a file that only its owner may read, from the first byte on.
	static void secret(Path file, String text) throws IOException {
		write(file, text, "rw-------");
	}

	/// Writes a file that everybody may read.
	static void open(Path file, String text) throws IOException {
		write(file, text, "rw-r--r--");
	}

	private static void write(Path file, String text, String mode) throws IOException {
		var fresh = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(fresh);
		Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(fresh, text);
		Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
		Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
	}

	/// What the file holds; 256 random bits in hexadecimal if it is not there yet.
	public static String readOrMake(Path file) throws IOException {
		if (!Files.exists(file)) {
			var bytes = new byte[32];
			new SecureRandom().nextBytes(bytes);
			secret(file, HexFormat.of().formatHex(bytes));
		}
		return Files.readString(file).trim();
	}

}
