package dev.switchback.operation;

/// The names under which things that fall due are scheduled; the instance is the id.
public final class Schedules {

	/// An operation wants to be advanced.
	public static final String OPERATION = "operation";

	/// An obligation is due.
	public static final String OBLIGATION = "obligation";

	/// A preview wants to be made.
	public static final String PREVIEW = "preview";

	/// An assessment wants to be made.
	public static final String ASSESSMENT = "assessment";

	private Schedules() {
	}

}
