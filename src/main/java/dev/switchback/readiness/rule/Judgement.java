package dev.switchback.readiness.rule;

/// What is found of a rule. Stored by name.
public enum Judgement {

	PASS, FAIL,

	/// It is not known. Never a pass.
	UNKNOWN,

	/// The rule does not concern this.
	NOT_APPLICABLE

}
