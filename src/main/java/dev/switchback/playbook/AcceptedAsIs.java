package dev.switchback.playbook;

/// Somebody takes what is seen at a step for what it should be.
///
/// @param step key of the step
public record AcceptedAsIs(String step) implements Learned {
}
