package dev.switchback.readiness;

import java.time.Instant;

/// Two circuits that nobody declared to be a pair, and that look like one: in distinct peering locations, on one gateway.
///
/// @param name those of its circuits
/// @param primary ARM id
/// @param secondary ARM id
/// @param seenAt when the inventory was taken that suggests it
public record Proposal(String name, String primary, String secondary, Instant seenAt) {
}
