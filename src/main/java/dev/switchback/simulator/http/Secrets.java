package dev.switchback.simulator.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Small files that only their owner may read.
public final class Secrets {

	private Secrets() {
	}

	/// Writes a file whole, mode 0600 from the first byte on.
	public static void write(Path file, String text) throws IOException {
		var fresh = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(fresh);
		Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(fresh, text);
		Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
	}

	/// What the file holds; 256 random bits in hexadecimal if it is not there yet.
	public static String readOrMake(Path file) throws IOException {
		if (!Files.exists(file)) {
			var bytes = new byte[32];
			new SecureRandom().nextBytes(bytes);
			write(file, HexFormat.of().formatHex(bytes));
		}
		return Files.readString(file).trim();
	}

}
