package dev.switchback.readiness.rule;

/// What a rule can be judged from. Stored by name.
public enum Basis {

	/// Azure tells.
	READ,

	/// Only people know.
	DECLARED,

	/// People have to say it, and Azure may contradict them.
	DECLARED_AND_READ,

	/// What was measured in drills.
	MEASURED,

	/// It can only be suspected.
	HEURISTIC

}
