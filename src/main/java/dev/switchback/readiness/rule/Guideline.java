package dev.switchback.readiness.rule;

import org.jspecify.annotations.Nullable;

/// What a rule wants, and why.
///
/// @param id stays: the history and its readers name it. `ER-…` are published recommendations, `SB-…` are ours
/// @param recommendation a sentence with a full stop
/// @param remedy what to do when it is not kept: a sentence with a full stop
public record Guideline(String id, String recommendation, Basis basis, Severity severity, String remedy,
		Source source) {

	/// What to do about what was found; `null` if nothing has to be done. What is not known is to be found out first: nobody
	/// rebuilds what may be well.
	public @Nullable String todo(Judgement judgement) {
		return switch (judgement) {
			case PASS, NOT_APPLICABLE -> null;
			case FAIL -> this.remedy;
			case UNKNOWN -> switch (this.basis) {
				case READ, HEURISTIC -> "Find out what could not be read. Where it is otherwise: " + this.remedy;
				case DECLARED -> "Declare how it is (docs/declarations.md). Where it is otherwise: " + this.remedy;
				case DECLARED_AND_READ ->
					"Declare how it is (docs/declarations.md), or find out what could not be read. Where it is otherwise: "
							+ this.remedy;
				case MEASURED -> "Try it out, so that it is measured. " + this.remedy;
			};
		};
	}

}
