package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Snapshot;

/// Judges by one rule, which is quicker than by all.
public final class OneRule {

	private OneRule() {
	}

	/// @param id such as `ER-01`
	public static List<Finding> judge(String id, Snapshot snapshot) {
		return Rules.ALL.stream()
			.filter((rule) -> rule.guideline().id().equals(id))
			.flatMap((rule) -> Rules.judge(rule, snapshot).stream())
			.toList();
	}

}
