package dev.switchback.operation;

import java.time.Duration;
import java.time.InstantSource;

/// The clock that deadlines are kept by: the database's, as read through this node's.
public interface Timekeeper extends InstantSource {

	/// How far this node's own clock is off the database's; not a number to correct by,
	/// since [#instant()] already is.
	Duration skew();

	/// Whether this node may execute anything: its clock is near enough to the
	/// database's, and that was checked lately.
	boolean trusted();

}
