package dev.switchback.api;

import java.math.BigDecimal;

import tools.jackson.databind.JsonNode;

/// Finds what JSON may say and we do not want to store, show or log: characters that cannot be seen, halves of
/// characters, endless texts and numbers beyond all measure.
final class Wholesome {

	static final int LONGEST_NAME = 100;

	private static final int LONGEST_TEXT = 2000;

	private static final int GREATEST_EXPONENT = 30;

	private static final String UNSEEN = "This has a character that cannot be seen, such as a line break. Leave it out.";

	private Wholesome() {
	}

	static void check(JsonNode tree, Faults faults) {
		check("", tree, faults);
	}

	private static void check(String pointer, JsonNode node, Faults faults) {
		if (node.isObject()) {
			node.properties().forEach((member) -> {
				if (unseen(member.getKey())) {
					faults.add(Fault.at(pointer, "The name of a member has a character that cannot be seen."));
				}
				else {
					check(pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), member.getValue(),
							faults);
				}
			});
		}
		else if (node.isArray()) {
			for (var index = 0; index < node.size(); index++) {
				check(pointer + "/" + index, node.get(index), faults);
			}
		}
		else if (node.isString()) {
			text(pointer, node.stringValue(), faults);
		}
		else if (node.isNumber() && immense(node.decimalValue())) {
			faults.add(Fault.at(pointer, "This number is beyond all measure."));
		}
	}

	private static void text(String pointer, String text, Faults faults) {
		if (text.length() > LONGEST_TEXT) {
			faults.add(Fault.at(pointer, "Use at most %d characters.".formatted(LONGEST_TEXT)));
		}
		else if (unseen(text)) {
			faults.add(Fault.at(pointer, UNSEEN));
		}
	}

	/// Whether a text holds control characters, line breaks, signs that turn the direction of reading, or half a character.
	static boolean unseen(String text) {
		return text.codePoints().anyMatch((point) -> switch (Character.getType(point)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.FORMAT -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
			default -> false;
		});
	}

	private static boolean immense(BigDecimal number) {
		return Math.abs((long) number.precision() - number.scale()) > GREATEST_EXPONENT
				|| Math.abs(number.scale()) > GREATEST_EXPONENT;
	}

}
