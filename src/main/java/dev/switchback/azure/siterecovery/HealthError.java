package dev.switchback.azure.siterecovery;

import tools.jackson.databind.JsonNode;

/// What Site Recovery finds wrong with a protected item.
///
/// @param code such as `161011`
/// @param level such as `Warning`
/// @param category such as `Replication`
/// @param message as Azure writes it
public record HealthError(String code, String level, String category, String message) {

	/// No test failover was done yet. Every freshly protected machine has it; how old the last drill is, is judged apart.
	private static final String NEVER_DRILLED = "161011";

	static HealthError of(JsonNode error) {
		var summary = Text.of(error.path("summaryMessage"));
		return new HealthError(Text.of(error.path("errorCode")), Text.of(error.path("errorLevel")),
				Text.of(error.path("errorCategory")),
				summary.isEmpty() ? Text.of(error.path("errorMessage")) : summary);
	}

	boolean neverDrilled() {
		return this.code.equals(NEVER_DRILLED);
	}

	/// A part of a sentence: Azure's messages end with a full stop of their own.
	String words() {
		return this.message.isEmpty() ? this.code
				: "%s: %s".formatted(this.code, this.message.strip().replaceFirst("\\.$", ""));
	}

}
