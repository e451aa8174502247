package dev.switchback.playbook;

/// What people may do instead of what must not be done.
///
/// @param title what it is, in a few words
/// @param how what to do, and how to take it back
public record Alternative(String title, String how) {
}
