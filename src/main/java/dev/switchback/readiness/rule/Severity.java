package dev.switchback.readiness.rule;

/// How much it matters that a rule is not kept. Stored by name.
public enum Severity {

	CRITICAL(8), HIGH(4), MEDIUM(2), LOW(1),

	/// Good to know; it costs nothing.
	INFO(0);

	private final int weight;

	Severity(int weight) {
		this.weight = weight;
	}

	/// What it weighs in the score.
	public int weight() {
		return this.weight;
	}

}
