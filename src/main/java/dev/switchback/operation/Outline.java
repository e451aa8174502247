package dev.switchback.operation;

import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// A step as it is known without its playbook.
///
/// @param keeps the key of the promise that it keeps, if any
public record Outline(String key, String title, Step.Kind kind, @Nullable String keeps) {

	/// A step that keeps no promise.
	public Outline(String key, String title, Step.Kind kind) {
		this(key, title, kind, null);
	}

	public static Outline of(Step step) {
		return new Outline(step.key(), step.title(), step.kind(), step.keeps());
	}

	/// Whether a call was made for this step, in whichever visit.
	boolean made(String origin) {
		return origin.startsWith(this.key + "#");
	}

}
