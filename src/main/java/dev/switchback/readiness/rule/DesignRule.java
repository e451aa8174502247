package dev.switchback.readiness.rule;

import dev.switchback.readiness.snapshot.Listed;
import dev.switchback.readiness.snapshot.Snapshot;

/// A rule of good design.
public interface DesignRule {

	/// What it wants.
	Guideline guideline();

	/// What is found of it, one finding a subject; none if nothing there is concerned. Whatever the snapshot holds is judged, and
	/// what it does not hold is unknown: findings come of the snapshot's own lists only, which take along what could not
	/// be read.
	Listed<Finding> judge(Snapshot snapshot);

}
