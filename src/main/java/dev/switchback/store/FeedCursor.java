package dev.switchback.store;

import dev.switchback.operation.BadCursor;

/// How far somebody followed what happens. Opaque and safe in a URL for those who carry it.
///
/// @param xid the transaction that wrote it
/// @param position its number, which tells apart what one transaction wrote
record FeedCursor(long xid, long position) {

	static final FeedCursor BEGINNING = new FeedCursor(0, 0);

	/// @throws BadCursor if it was not made by [#text()]
	static FeedCursor of(String text) {
		var bytes = CursorText.read(text, 2);
		var cursor = new FeedCursor(bytes.getLong(), bytes.getLong());
		if (cursor.xid < 0 || cursor.position < 0 || !cursor.text().equals(text)) {
			throw new BadCursor();
		}
		return cursor;
	}

	String text() {
		return CursorText.of(this.xid, this.position);
	}

}
