package dev.switchback.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The latest assessment that tells about a pair.
///
/// @param scope what it is about, as sentences say it
/// @param score from 0 to 100
public record Latest(UUID id, String scope, Instant assessedAt, Duration age, int score) {
}
