package dev.switchback.azure.siterecovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.switchback.azure.arm.ArmId;

/// A moment that a machine can be brought back to.
///
/// @param id ARM id
/// @param type such as `CrashConsistent` or `ApplicationConsistent`
public record RecoveryPoint(String id, Instant time, String type) {

	private static final String APPLICATION = "ApplicationConsistent";

	private static final String CRASH = "CrashConsistent";

	/// Empty if it is none that could be named or dated.
	static Optional<RecoveryPoint> of(JsonNode document) {
		var id = Text.id(document.path("id"));
		var time = Moments.of(document.path("properties").path("recoveryPointTime"));
		return id.flatMap((known) -> time.map((at) -> new RecoveryPoint(known.toString(), at,
				Text.of(document.path("properties").path("recoveryPointType")))));
	}

	/// The last part of its id: the rest is spelled differently in different places.
	public String name() {
		return ArmId.tail(this.id);
	}

	boolean applicationConsistent() {
		return this.type.equalsIgnoreCase(APPLICATION);
	}

	boolean crashConsistent() {
		return this.type.equalsIgnoreCase(CRASH);
	}

	/// How old it is.
	public Duration age(Instant now) {
		return Duration.between(this.time, now);
	}

	String words() {
		return "%s (%s)".formatted(this.time, this.type);
	}

}
