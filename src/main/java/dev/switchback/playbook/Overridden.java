package dev.switchback.playbook;

import java.util.List;
import java.util.stream.Collectors;

/// Somebody answers for rules that stand in the way of an emergency that is under way.
public record Overridden(List<RuleOverride> overrides) implements Learned {

	public Overridden {
		overrides = List.copyOf(overrides);
	}

	@Override
	public String sentence() {
		return "answered for: " + this.overrides.stream().map(RuleOverride::words).collect(Collectors.joining(", "));
	}

}
