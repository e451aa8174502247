package dev.switchback.playbook;

/// What people read of a concluded step or a judged rule.
public enum Verdict {

	PASS, FAIL,

	/// It could not be seen well enough. A gating step that is inconclusive never
	/// advances by itself.
	INCONCLUSIVE

}
