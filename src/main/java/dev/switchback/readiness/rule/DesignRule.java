package dev.switchback.readiness.rule;

import java.util.List;

import dev.switchback.readiness.snapshot.Snapshot;

/// A rule of good design.
public interface DesignRule {

	/// What it wants.
	Guideline guideline();

	/// What is found of it, one finding a subject; empty if nothing there is concerned. Whatever the snapshot holds is judged,
	/// and what it does not hold is unknown.
	List<Finding> judge(Snapshot snapshot);

}
