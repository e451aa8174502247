package dev.switchback.playbook;

import java.time.Instant;

/// One value read from the world, from an allow-list of harmless fields: never a raw body, a key or a signed address.
///
/// @param name what was read, such as `peering state`
/// @param subject what it was read of, such as `contoso-ams`
/// @param value the value as people write it, with its unit
/// @param observedAt when the look that read it began
public record Reading(String name, String subject, String value, Instant observedAt) {
}
