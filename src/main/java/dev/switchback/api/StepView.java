package dev.switchback.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.switchback.operation.Operation;
import dev.switchback.operation.Outline;
import dev.switchback.operation.Phase;
import dev.switchback.operation.StepRun;
import dev.switchback.playbook.Evidence;
import dev.switchback.playbook.Step;
import dev.switchback.playbook.Verdict;
import org.jspecify.annotations.Nullable;

/// One visit to a step, or a step that was not visited yet.
///
/// @param visit `null` for a step that was not visited
/// @param sentence what was last seen of it
record StepView(String key, @Nullable Integer visit, String title, Step.Kind kind, Progress status,
		@Nullable Verdict verdict, @Nullable String sentence, @Nullable Instant startedAt, @Nullable Instant finishedAt,
		Evidence evidence) {

	/// How far a step is.
	enum Progress {

		/// Its turn will come.
		PENDING,

		/// It is its turn.
		RUNNING,

		/// Concluded with a verdict.
		DONE,

		/// Left without a verdict, because the operation turned back or ended.
		LEFT,

		/// Its turn will not come any more.
		SKIPPED

	}

	/// The visits in the order they were made, then what has not been visited in the order it is planned.
	static List<StepView> of(Operation operation) {
		var visited = operation.runs().stream().map(StepRun::key).collect(Collectors.toSet());
		var rest = goesOn(operation) ? Progress.PENDING : Progress.SKIPPED;
		return Stream
			.concat(operation.runs().stream().map(StepView::visited),
					operation.outline()
						.stream()
						.filter((line) -> !visited.contains(line.key()))
						.map((line) -> planned(line, rest)))
			.toList();
	}

	private static boolean goesOn(Operation operation) {
		return switch (operation.phase()) {
			case Phase.Forward _, Phase.Parked _ -> true;
			case Phase.Restoring _, Phase.Ended _ -> false;
		};
	}

	private static StepView visited(StepRun run) {
		var status = (run.finishedAt() == null) ? Progress.RUNNING
				: (run.verdict() != null) ? Progress.DONE : Progress.LEFT;
		return new StepView(run.key(), run.visit(), run.title(), run.kind(), status, run.verdict(), run.sentence(),
				run.startedAt(), run.finishedAt(), run.evidence());
	}

	private static StepView planned(Outline line, Progress status) {
		return new StepView(line.key(), null, line.title(), line.kind(), status, null, null, null, null, Evidence.NONE);
	}

}
