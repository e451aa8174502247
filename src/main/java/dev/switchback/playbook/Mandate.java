package dev.switchback.playbook;

import java.util.List;

/// What an operation may do beyond its request: why it runs, and which rules somebody answers for.
public record Mandate(Purpose purpose, List<RuleOverride> overrides) {

	public Mandate {
		overrides = List.copyOf(overrides);
	}

	/// For a purpose, with every rule in force.
	public static Mandate of(Purpose purpose) {
		return new Mandate(purpose, List.of());
	}

}
