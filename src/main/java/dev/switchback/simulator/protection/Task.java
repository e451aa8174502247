package dev.switchback.simulator.protection;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A task of a job.
///
/// @param id its `taskId`
/// @param name its `name`
/// @param label its `friendlyName`
/// @param start null if it is never begun
/// @param end null if it never ends
/// @param mark how it ends
/// @param problem what it complains about
/// @param children jobs that it consists of
public record Task(String id, String name, String label, @Nullable Instant start, @Nullable Instant end, Mark mark,
		@Nullable Problem problem, List<String> children) {

	/// How a task ends.
	public enum Mark {

		DONE, SKIPPED, FAILED

	}

}
