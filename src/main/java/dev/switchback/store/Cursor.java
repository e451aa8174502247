package dev.switchback.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.switchback.operation.BadCursor;
import dev.switchback.operation.Headline;

/// Where a page of operations or assessments ended: the next begins with what is older. Opaque and safe in a URL for those
/// who carry it.
record Cursor(Instant createdAt, UUID id) {

	/// Beyond it moments are not ones that the database can tell.
	private static final long LATEST = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

	static Cursor after(Headline last) {
		return new Cursor(last.createdAt(), last.id());
	}

	/// @throws BadCursor if it was not made by [#text()]
	static Cursor of(String text) {
		var bytes = CursorText.read(text, 3);
		var micros = bytes.getLong();
		if (micros < 0 || micros > LATEST) {
			throw new BadCursor();
		}
		var cursor = new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
				new UUID(bytes.getLong(), bytes.getLong()));
		if (!cursor.text().equals(text)) {
			throw new BadCursor();
		}
		return cursor;
	}

	String text() {
		return CursorText.of(ChronoUnit.MICROS.between(Instant.EPOCH, this.createdAt), this.id.getMostSignificantBits(),
				this.id.getLeastSignificantBits());
	}

}
