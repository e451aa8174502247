package dev.switchback.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.TaskBuilder;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Timekeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the scheduler executes: each task does its work, and its return value says what becomes of its row.
@Configuration(proxyBeanMethods = false)
class Tasks {

	/// How soon something is tried again when the database let us down.
	private static final Duration RETRY = Duration.ofSeconds(2);

	/// How soon if that has not helped a minute long: then it is hardly the database, which would have let all down, but
	/// this row or a bug, and the log is to stay readable.
	private static final Duration RETRY_LATER = Duration.ofSeconds(30);

	private static final int RETRIES = 30;

	/// How long a preview is kept.
	private static final Duration PREVIEWS_KEPT = Duration.ofDays(1);

	@Bean
	Task<Void> operationTask(Engine engine, Operations operations, CancellableLooks looks) {
		return task(Schedules.OPERATION).execute((instance, context) -> {
			var advance = engine.advance(id(instance), () -> !stopping(context) && !looks.closing());
			return (complete, execution) -> complete(operations, advance, complete, execution);
		});
	}

	@Bean
	Task<Void> obligationTask(Duty duty) {
		return task(Schedules.OBLIGATION).execute((instance, context) -> again(duty.keep(id(instance))));
	}

	@Bean
	Task<Void> previewTask(Previewing previewing) {
		return task(Schedules.PREVIEW).execute((instance, context) -> again(previewing.make(id(instance))));
	}

	@Bean
	Task<Void> forgetPreviewsTask(Previewing previewing) {
		return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("forget-previews", FixedDelay.ofHours(1))
			.execute((instance, context) -> previewing.forget(PREVIEWS_KEPT));
	}

	@Bean
	Task<Void> forgetKeysTask(IdempotencyKeys keys, Timekeeper time, KeySettings settings) {
		return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("forget-keys", FixedDelay.ofHours(1))
			.execute((instance, context) -> keys.forget(time.instant().minus(settings.keptFor())));
	}

	/// @param when empty if it is done
	private static CompletionHandler<Void> again(Optional<Instant> when) {
		return (complete, execution) -> when.ifPresentOrElse((at) -> execution.reschedule(complete, at),
				execution::stop);
	}

	/// What dies is due at once, by the scheduler's clock and not by this node's.
	private static TaskBuilder<Void> task(String name) {
		return com.github.kagkarlsson.scheduler.task.helper.Tasks.custom(name, Void.class)
			.onFailure((complete, execution) -> execution.reschedule(complete,
					complete.getTimeDone().plus(retry(complete))))
			.onDeadExecution((complete, execution) -> execution.reschedule(complete, complete.getTimeDone()));
	}

	private static Duration retry(ExecutionComplete complete) {
		return (complete.getExecution().consecutiveFailures < RETRIES) ? RETRY : RETRY_LATER;
	}

	/// Sleeps under the lock of the operation's row, so that a decision either is noticed here or wakes what sleeps.
	private static void complete(Operations operations, Advance advance, ExecutionComplete complete,
			ExecutionOperations<Void> execution) {
		switch (advance) {
			case Advance.Rest(var seen, var until) ->
				rest(operations, seen, until, complete, execution, () -> execution.reschedule(complete, until));
			case Advance.Done(var seen) when seen != null -> rest(operations, seen, null, complete, execution, () -> {
			});
			case Advance.Done _ -> execution.stop();
			case Advance.Over _ -> {
			}
			case Advance.NotHere(var until) -> execution.reschedule(complete, until);
		}
	}

	private static void rest(Operations operations, Operation seen, @Nullable Instant until, ExecutionComplete complete,
			ExecutionOperations<Void> execution, Runnable reschedule) {
		if (!operations.rest(seen, until, reschedule)) {
			execution.reschedule(complete, complete.getTimeDone());
		}
	}

	private static boolean stopping(ExecutionContext context) {
		return context.getSchedulerState().isShuttingDown();
	}

	private static UUID id(TaskInstance<Void> instance) {
		return UUID.fromString(instance.getId());
	}

}
