package dev.switchback.simulator.world;

import java.time.Instant;

/// Something that somebody else did to a peering. It is no line of the ledger, which holds what was received.
public record Interference(Instant at, String fault, String circuit, String peering, String change, String by) {
}
