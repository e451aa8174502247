package dev.switchback.store;

import java.nio.ByteBuffer;
import java.util.Base64;

import dev.switchback.operation.BadCursor;

/// How cursors are written: as numbers that nobody is to read, safe in a URL.
final class CursorText {

	private CursorText() {
	}

	/// @param numbers how many there are
	/// @throws BadCursor if it was not made by [#of], or of another number of them
	static ByteBuffer read(String text, int numbers) {
		var bytes = ByteBuffer.wrap(decoded(text));
		if (bytes.remaining() != numbers * Long.BYTES) {
			throw new BadCursor();
		}
		return bytes;
	}

	private static byte[] decoded(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException notBase64) {
			throw new BadCursor();
		}
	}

	static String of(long... numbers) {
		var bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
		for (var number : numbers) {
			bytes.putLong(number);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

}
