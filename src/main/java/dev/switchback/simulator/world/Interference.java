package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that somebody else did to a peering, or to a protected item. It is no line of the ledger, which holds what was
/// received.
public record Interference(Instant at, String fault, @Nullable String circuit, @Nullable String peering,
		@Nullable String item, String change, String by) {
}
