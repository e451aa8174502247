package dev.switchback.playbook;

/// Somebody says that what was changed was brought back by hand.
///
/// @param step key of the step at which they said so
public record DoneOutside(String step) implements Learned {
}
