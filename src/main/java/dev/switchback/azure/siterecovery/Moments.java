package dev.switchback.azure.siterecovery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/// Reads moments as Site Recovery writes them: with up to seven digits of a second, sometimes without a zone, and with the
/// beginnings of other calendars where there is none.
final class Moments {

	/// Before this nothing of Azure's happened.
	private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

	/// After this nothing happens.
	private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

	private Moments() {
	}

	/// Empty if it is missing, stands for none, or is none.
	static Optional<Instant> of(JsonNode text) {
		return text.isString() ? parse(text.asString()).filter((at) -> at.isAfter(FIRST) && at.isBefore(LAST))
				: Optional.empty();
	}

	private static Optional<Instant> parse(String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text).toInstant());
		}
		catch (DateTimeException _) {
			return withoutZone(text);
		}
	}

	/// What has no zone is UTC.
	private static Optional<Instant> withoutZone(String text) {
		try {
			return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
		}
		catch (DateTimeException _) {
			return Optional.empty();
		}
	}

}
