package dev.switchback.simulator.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Something that somebody else is going to do to a peering, past the API that we watch.
///
/// @param at when; later if the circuit is busy then
/// @param fault the fault that ordered it
/// @param circuit whose peering
/// @param peering its name
/// @param state the new `properties.state`, null to leave it
/// @param ipv6State the new `ipv6PeeringConfig.state`, null to leave it
/// @param validation the new `advertisedPublicPrefixesState` of a Microsoft peering, null to leave it
/// @param by who, in words
public record Drift(Instant at, String fault, String circuit, String peering, @Nullable String state,
		@Nullable String ipv6State, @Nullable String validation, String by) {
}
