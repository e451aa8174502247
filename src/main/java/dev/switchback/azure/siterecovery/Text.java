package dev.switchback.azure.siterecovery;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;

/// Reads text from outside, with nothing in it that could not be shown.
final class Text {

	private static final int LONGEST = 300;

	private Text() {
	}

	/// Shortened, in one line; empty if there is none.
	static String of(JsonNode node) {
		if (!node.isString()) {
			return "";
		}
		var clean = node.asString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		return (clean.length() <= LONGEST) ? clean : clean.substring(0, LONGEST - 1) + "…";
	}

	/// Empty if there is none, or it is no id of a resource.
	static Optional<ArmId> id(JsonNode node) {
		return node.isString() ? id(node.asString()) : Optional.empty();
	}

	/// Empty if it is no id of a resource.
	static Optional<ArmId> id(String text) {
		try {
			return Optional.of(ArmId.parse(text));
		}
		catch (ArmId.NotAnArmId _) {
			return Optional.empty();
		}
	}

}
