package dev.switchback.operation;

import dev.switchback.playbook.Step;
import org.jspecify.annotations.Nullable;

/// A step as it is known without its playbook.
///
/// @param keeps the key of the promise that it keeps, if any
/// @param passable whether a person may have the operation go on though it is not so; `null` for no
/// @param endable whether a person may end the operation while it waits for this; `null` for no
public record Outline(String key, String title, Step.Kind kind, @Nullable String keeps, @Nullable Boolean passable,
		@Nullable Boolean endable) {

	/// A step that keeps no promise.
	public Outline(String key, String title, Step.Kind kind) {
		this(key, title, kind, null, null);
	}

	/// A step at which nobody ends the operation.
	public Outline(String key, String title, Step.Kind kind, @Nullable String keeps, @Nullable Boolean passable) {
		this(key, title, kind, keeps, passable, null);
	}

	public static Outline of(Step step) {
		return new Outline(step.key(), step.title(), step.kind(), step.keeps(), step.passable() ? Boolean.TRUE : null,
				step.endable() ? Boolean.TRUE : null);
	}

	/// Whether a call was made for this step, in whichever visit.
	boolean made(String origin) {
		return new Origin(origin).isOf(this.key);
	}

}
