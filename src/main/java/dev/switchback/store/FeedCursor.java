package dev.switchback.store;

import java.nio.ByteBuffer;
import java.util.Base64;

import dev.switchback.operation.BadCursor;

/// How far somebody followed what happens. Opaque and safe in a URL for those who carry it.
///
/// @param xid the transaction that wrote it
/// @param position its number, which tells apart what one transaction wrote
record FeedCursor(long xid, long position) {

	static final FeedCursor BEGINNING = new FeedCursor(0, 0);

	/// @throws BadCursor if it was not made by [#text()]
	static FeedCursor of(String text) {
		var bytes = ByteBuffer.wrap(decoded(text));
		if (bytes.remaining() != 2 * Long.BYTES) {
			throw new BadCursor();
		}
		var cursor = new FeedCursor(bytes.getLong(), bytes.getLong());
		if (cursor.xid < 0 || cursor.position < 0 || !cursor.text().equals(text)) {
			throw new BadCursor();
		}
		return cursor;
	}

	private static byte[] decoded(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException notBase64) {
			throw new BadCursor();
		}
	}

	String text() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ByteBuffer.allocate(2 * Long.BYTES).putLong(this.xid).putLong(this.position).array());
	}

}
