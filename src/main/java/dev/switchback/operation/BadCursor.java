package dev.switchback.operation;

/// A cursor that no page ever ended with: a mistake of the caller.
public final class BadCursor extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public BadCursor() {
		super("The cursor is not one that was handed out. Take it from the page before, or leave it out to begin anew.");
	}

}
