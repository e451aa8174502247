package dev.switchback.store;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

import dev.switchback.operation.BadCursor;
import dev.switchback.operation.Operation;

/// Where a page of operations ended: the next begins with what is older. Opaque and safe in a URL for those who carry it.
record Cursor(Instant createdAt, UUID id) {

	private static final int BYTES = 3 * Long.BYTES;

	static Cursor after(Operation last) {
		return new Cursor(last.createdAt(), last.id());
	}

	/// @throws BadCursor if it was not made by [#text()]
	static Cursor of(String text) {
		try {
			var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
			if (bytes.remaining() != BYTES) {
				throw new BadCursor();
			}
			var micros = bytes.getLong();
			var cursor = new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
					new UUID(bytes.getLong(), bytes.getLong()));
			if (!cursor.text().equals(text)) {
				throw new BadCursor();
			}
			return cursor;
		}
		catch (BadCursor | DateTimeException | ArithmeticException ex) {
			throw new BadCursor();
		}
		catch (IllegalArgumentException notBase64) {
			throw new BadCursor();
		}
	}

	String text() {
		var bytes = ByteBuffer.allocate(BYTES)
			.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.createdAt))
			.putLong(this.id.getMostSignificantBits())
			.putLong(this.id.getLeastSignificantBits());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

}
