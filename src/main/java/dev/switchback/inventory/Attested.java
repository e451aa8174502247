package dev.switchback.inventory;

import java.time.Instant;

/// Something that somebody declared.
///
/// @param name of what it is about, in lower case
/// @param by who answers for it
/// @param revision counts what was declared about the same
public record Attested<T extends Record>(String name, T what, String by, Instant at, long revision) {
}
