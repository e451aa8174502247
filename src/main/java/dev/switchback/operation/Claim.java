package dev.switchback.operation;

import java.time.Instant;
import java.util.UUID;

/// An operation's exclusive hold on a target.
///
/// @param resource what is held: a key that does not change while the operation runs
/// @param code the holder's short code
public record Claim(String resource, UUID operation, String code, Instant since) {
}
