package dev.switchback.operation;

import dev.switchback.playbook.Step;

/// A step as it is shown before it was begun.
public record Outline(String key, String title, Step.Kind kind) {

	public static Outline of(Step step) {
		return new Outline(step.key(), step.title(), step.kind());
	}

}
