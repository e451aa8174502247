package dev.switchback.inventory;

import java.time.Duration;
import java.time.Instant;

/// A moment that a machine can be brought back to.
///
/// @param id ARM id
/// @param type such as `CrashConsistent`
public record MachinePoint(String id, Instant time, String type, Duration age) {
}
