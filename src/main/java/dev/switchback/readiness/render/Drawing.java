package dev.switchback.readiness.render;

import java.util.Locale;

import dev.switchback.readiness.snapshot.Unseen;

/// An SVG in the making. It is readable in light and in dark, and names from outside are nothing but text in it.
final class Drawing {

	/// How wide a character is at most, of the size that the text has: wide enough for most letters of most fonts.
	private static final double WIDE = 0.62;

	private static final String STYLE = """
			svg { color-scheme: light dark; background: #ffffff; }
			text { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
			.title { font-size: 16px; font-weight: 600; }
			.name { font-weight: 600; }
			.small { font-size: 11px; fill: #57606a; }
			.box { fill: #f6f8fa; stroke: #57606a; stroke-width: 1; }
			.group { fill: none; stroke: #8c959f; stroke-width: 1; stroke-dasharray: 2 3; }
			.line { fill: none; stroke: #57606a; stroke-width: 1.5; }
			.up { stroke: #1a7f37; fill: none; }
			.down { stroke: #cf222e; stroke-dasharray: 6 4; fill: none; }
			.unknown { stroke: #9a6700; stroke-dasharray: 2 4; fill: none; }
			.carrying { stroke-width: 4; }
			.idle { stroke-width: 1.5; }
			text.down { fill: #cf222e; stroke: none; }
			text.up { fill: #1a7f37; stroke: none; }
			text.unknown { fill: #9a6700; stroke: none; }
			@media (prefers-color-scheme: dark) {
			svg { background: #0d1117; }
			text { fill: #e6edf3; }
			.small { fill: #9198a1; }
			.box { fill: #161b22; stroke: #9198a1; }
			.group { stroke: #6e7681; }
			.line { stroke: #9198a1; }
			.up { stroke: #3fb950; }
			.down { stroke: #f85149; }
			.unknown { stroke: #d29922; }
			text.down { fill: #f85149; }
			text.up { fill: #3fb950; }
			text.unknown { fill: #d29922; }
			}
			""";

	private final StringBuilder body = new StringBuilder();

	/// @param style class names
	void box(int x, int y, int width, int height, String style) {
		this.body.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n".formatted(style,
				x, y, width, height));
	}

	/// From left to right, in a curve.
	void line(int fromX, int fromY, int toX, int toY, String style) {
		var middle = (fromX + toX) / 2;
		this.body.append("<path class=\"line %s\" d=\"M%d %d C%d %d %d %d %d %d\"/>\n".formatted(style, fromX, fromY,
				middle, fromY, middle, toY, toX, toY));
	}

	/// A text that ends before it is too wide; whole when somebody points at it.
	void text(int x, int y, int width, int size, String style, String text) {
		var clean = Unseen.shown(text).strip();
		var most = Math.max(1, (int) (width / (size * WIDE)));
		var shown = (clean.codePointCount(0, clean.length()) <= most) ? clean
				: clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
		this.body.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s<title>%s</title></text>\n".formatted(style, x, y,
				escaped(shown), escaped(clean)));
	}

	/// @param title for those who cannot see it
	/// @param description what it shows, in words
	String svg(int width, int height, String title, String description) {
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
				<title>%s</title>
				<desc>%s</desc>
				<style>
				%s</style>
				%s</svg>
				""".formatted(width, height, width, height, escaped(Unseen.shown(title)),
				escaped(Unseen.shown(description)), STYLE, this.body);
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
