package dev.switchback.readiness.rule;

/// What a rule wants, and why.
///
/// @param id stays: the history and its readers name it. `ER-…` are published recommendations, `SB-…` are ours
/// @param recommendation a sentence with a full stop
/// @param remedy what to do when it is not kept: a sentence with a full stop
public record Guideline(String id, String recommendation, Basis basis, Severity severity, String remedy,
		Source source) {
}
