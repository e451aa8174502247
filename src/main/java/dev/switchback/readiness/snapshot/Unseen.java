package dev.switchback.readiness.snapshot;

/// Characters that cannot be seen: control characters, line breaks, signs that turn the direction of reading, and halves of
/// characters.
public final class Unseen {

	private Unseen() {
	}

	public static boolean in(String text) {
		return text.codePoints().anyMatch(Unseen::is);
	}

	/// The text with a visible sign in the place of each.
	public static String shown(String text) {
		var shown = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> shown.appendCodePoint(is(point) ? 0xFFFD : point));
		return shown.toString();
	}

	private static boolean is(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.FORMAT -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
			default -> point >= 0xFFFE && (point & 0xFFFE) == 0xFFFE;
		};
	}

}
