package dev.switchback.api;

/// A request's body, read and found in order.
///
/// @param fingerprint the same for bodies that say the same, whatever the order of their members
record Submitted<T>(T value, String fingerprint) {
}
