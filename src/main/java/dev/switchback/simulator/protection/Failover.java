package dev.switchback.simulator.protection;

import java.time.Instant;

/// The failover that an item has gone through in its present direction.
///
/// @param at when its job began
/// @param point the recovery point in use
public record Failover(Instant at, Point point) {
}
