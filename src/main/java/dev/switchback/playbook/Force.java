package dev.switchback.playbook;

/// How hard a failing rule blocks, by purpose.
public enum Force {

	/// Blocks every purpose; nobody can override it.
	NEVER_OVERRIDABLE,

	/// Blocks every purpose; in an emergency a named person may override it.
	OVERRIDABLE_IN_EMERGENCY,

	/// Blocks every purpose; a named person may override it in an emergency, in
	/// maintenance a second person.
	OVERRIDABLE_WITH_SECOND_PERSON,

	/// Blocks drills and maintenance, advises in an emergency.
	BLOCKS_PLANNED_WORK,

	/// Blocks nobody: it is shown.
	ADVISES;

	/// Whether a person may answer for a failing rule of this force.
	public boolean overridable(Purpose purpose) {
		return switch (this) {
			case NEVER_OVERRIDABLE, BLOCKS_PLANNED_WORK, ADVISES -> false;
			case OVERRIDABLE_IN_EMERGENCY -> purpose == Purpose.EMERGENCY;
			case OVERRIDABLE_WITH_SECOND_PERSON -> purpose != Purpose.DRILL;
		};
	}

	/// Whether a failing rule of this force stops an operation for which nothing was
	/// overridden.
	public boolean blocks(Purpose purpose) {
		return switch (this) {
			case NEVER_OVERRIDABLE, OVERRIDABLE_IN_EMERGENCY, OVERRIDABLE_WITH_SECOND_PERSON -> true;
			case BLOCKS_PLANNED_WORK -> purpose != Purpose.EMERGENCY;
			case ADVISES -> false;
		};
	}

}
