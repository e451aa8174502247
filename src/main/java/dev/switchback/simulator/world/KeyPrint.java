package dev.switchback.simulator.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/// What is kept of an MD5 key: enough to tell whether both ends have the same one. The key itself is never kept, so that
/// nobody reads it in the journal.
public final class KeyPrint {

	private static final String MARK = "sha-256:";

	/// Longer than any key.
	private static final int LENGTH = MARK.length() + 64;

	private KeyPrint() {
	}

	/// @param key or its print, which stays as it is; `null` for none
	public static @Nullable String of(@Nullable String key) {
		if (key == null || key.length() == LENGTH && key.startsWith(MARK)) {
			return key;
		}
		try {
			var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			return MARK + HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
