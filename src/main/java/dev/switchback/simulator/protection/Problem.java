package dev.switchback.simulator.protection;

/// What a job complains about.
///
/// @param code Site Recovery's number or word
/// @param message a sentence
/// @param warning whether the job went on all the same
public record Problem(String code, String message, boolean warning) {
}
