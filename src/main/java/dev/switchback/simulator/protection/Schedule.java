package dev.switchback.simulator.protection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// When each task of a job begins and ends, and what happens to the item at those moments.
///
/// @param tasks in order
/// @param end of the job; null if it never ends
/// @param ending how it ends
/// @param problem why it fails
/// @param dues what happens to the item
record Schedule(List<Task> tasks, @Nullable Instant end, Job.Ending ending, @Nullable Problem problem, List<Due> dues) {

	/// A task that is to be done.
	///
	/// @param takes as long as usual; zero for one that is skipped
	/// @param mark how it ends if all goes well
	/// @param problem what it complains about all the same
	/// @param crux whether it is the one that fails or hangs when the job does
	/// @param then what happens to the item when it is done
	record Step(String id, String name, String label, Duration takes, Task.Mark mark, @Nullable Problem problem,
			boolean crux, Due.@Nullable Change then) {

		static Step plain(String id, String name, String label, Duration takes) {
			return new Step(id, name, label, takes, Task.Mark.DONE, null, false, null);
		}

		static Step crux(String id, String name, String label, Duration takes, Due.@Nullable Change then) {
			return new Step(id, name, label, takes, Task.Mark.DONE, null, true, then);
		}

		static Step skipped(String id, String name, String label) {
			return new Step(id, name, label, Duration.ZERO, Task.Mark.SKIPPED, null, false, null);
		}

	}

	/// Plans a job.
	///
	/// @param last what happens to the item when all of it is done
	static Schedule of(String job, Instant start, List<Step> steps, Course course, Due.Change last) {
		return new Planner(job, start, steps, course).plan(last);
	}

	private static final class Planner {

		private final String job;

		private final List<Step> steps;

		private final Course course;

		private final double factor;

		private final List<Task> tasks = new ArrayList<>();

		private final List<Due> dues = new ArrayList<>();

		private @Nullable Instant at;

		Planner(String job, Instant start, List<Step> steps, Course course) {
			this.job = job;
			this.steps = steps;
			this.course = course;
			this.at = start;
			var usual = steps.stream().map(Step::takes).reduce(Duration.ZERO, Duration::plus);
			this.factor = (course.takes() == null || usual.isZero()) ? 1
					: (double) course.takes().toMillis() / usual.toMillis();
		}

		Schedule plan(Due.Change last) {
			var fails = this.course.kind() == Course.Kind.FAIL;
			var effective = this.course.kind() != Course.Kind.IGNORE;
			@Nullable
			Instant failedAt = null;
			for (var step : this.steps) {
				if (this.at == null || failedAt != null) {
					this.tasks.add(task(step, null, null, Task.Mark.DONE, null));
					continue;
				}
				var begun = this.at;
				this.at = (step.crux() && this.course.never()) ? null : begun.plus(scaled(step.takes()));
				if (step.crux() && fails) {
					failedAt = this.at;
					this.tasks.add(task(step, begun, this.at, Task.Mark.FAILED, this.course.problem()));
					continue;
				}
				this.tasks.add(task(step, begun, this.at, step.mark(), step.problem()));
				if (this.at != null && step.then() != null && effective) {
					this.dues.add(Due.of(this.at, step.then(), this.job));
				}
			}
			return finished(last, effective && !fails);
		}

		private Schedule finished(Due.Change last, boolean effective) {
			if (this.at != null) {
				this.dues.add(Due.of(this.at, effective ? last : Due.Change.RELEASED, this.job));
			}
			return new Schedule(List.copyOf(this.tasks), this.at, ending(), this.course.problem(),
					List.copyOf(this.dues));
		}

		private Job.Ending ending() {
			return switch (this.course.kind()) {
				case FAIL, FAIL_WITH_EFFECT -> Job.Ending.FAILED;
				case IGNORE -> Job.Ending.SUCCEEDED;
				case SUCCEED -> this.steps.stream().map(Step::problem).anyMatch(Objects::nonNull) ? Job.Ending.INFORMED
						: Job.Ending.SUCCEEDED;
			};
		}

		private Duration scaled(Duration usual) {
			return Duration.ofMillis(Math.round(usual.toMillis() * this.factor));
		}

		private static Task task(Step step, @Nullable Instant start, @Nullable Instant end, Task.Mark mark,
				@Nullable Problem problem) {
			return new Task(step.id(), step.name(), step.label(), start, end, mark, problem, List.of());
		}

	}

}
