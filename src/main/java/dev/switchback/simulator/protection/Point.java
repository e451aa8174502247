package dev.switchback.simulator.protection;

import java.time.Instant;

/// A recovery point.
///
/// @param id its name in ARM
/// @param at the moment it holds
/// @param application whether applications were asked to be consistent
public record Point(String id, Instant at, boolean application) {
}
