package dev.switchback.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Priority;
import dev.switchback.operation.Obligation;
import dev.switchback.operation.Operation;
import dev.switchback.operation.Schedules;
import dev.switchback.playbook.Purpose;
import org.springframework.stereotype.Component;

/// Puts things on db-scheduler's table, in the transaction that makes them due. By hand and not through its client: that
/// looks before it inserts, and who is too late would lose the whole transaction. What is being executed (`picked`) is left
/// alone: whoever executes it ends that under the lock of the operation.
@Component
class Schedule {

	/// Between promises, which come first, and what was planned.
	private static final int EMERGENCY = (Priority.HIGH + Priority.MEDIUM) / 2;

	private static final String WAKE = """
			INSERT INTO scheduled_tasks AS t (task_name, task_instance, execution_time, picked, version, priority)
			VALUES (:task, :id, least(:at, clock_timestamp()), false, 1, :priority)
			ON CONFLICT (task_name, task_instance) DO UPDATE
			SET execution_time = least(t.execution_time, excluded.execution_time), version = t.version + 1
			WHERE NOT t.picked
			""";

	private static final String ADD = """
			INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
			VALUES (:task, :id, :at, false, 1, :priority)
			ON CONFLICT (task_name, task_instance) DO NOTHING
			""";

	private static final String CANCEL = """
			DELETE FROM scheduled_tasks WHERE task_name = :task AND task_instance = :id AND NOT picked
			""";

	private final Sql sql;

	Schedule(Sql sql) {
		this.sql = sql;
	}

	/// Makes an operation due now, whether it sleeps, was never scheduled, or had nothing more to do.
	void wake(Operation operation, Instant at) {
		wake(Schedules.OPERATION, operation.id(), at,
				(operation.purpose() == Purpose.EMERGENCY) ? EMERGENCY : Priority.MEDIUM);
	}

	/// Takes an operation off, also while it is executed: it has nothing more to do. To be called under the lock of its row,
	/// with what makes that so: who wakes it comes either before, which makes that stale, or after.
	void done(UUID operation) {
		this.sql.statement("SELECT leave_schedule(:id)").param("id", operation).query(Boolean.class).single();
	}

	/// Makes a preview due now.
	void preview(UUID id, Instant at) {
		wake(Schedules.PREVIEW, id, at, Priority.LOW);
	}

	/// Makes an assessment due now.
	void assessment(UUID id, Instant at) {
		wake(Schedules.ASSESSMENT, id, at, Priority.LOW);
	}

	/// Those that have a due time will be due then.
	void obligations(List<Obligation> obligations) {
		this.sql.each(ADD,
				obligations.stream()
					.filter((obligation) -> obligation.due() != null)
					.map((obligation) -> Sql.parameters()
						.addValue("task", Schedules.OBLIGATION)
						.addValue("id", obligation.id().toString())
						.addValue("at", Sql.moment(obligation.due()))
						.addValue("priority", Priority.HIGH))
					.toList());
	}

	/// They need not be kept any more.
	void cancel(List<Obligation> obligations) {
		this.sql.each(CANCEL,
				obligations.stream()
					.map((obligation) -> Sql.parameters()
						.addValue("task", Schedules.OBLIGATION)
						.addValue("id", obligation.id().toString()))
					.toList());
	}

	/// Due by the caller's clock and by the database's, whichever is behind.
	private void wake(String task, UUID id, Instant at, int priority) {
		this.sql.statement(WAKE)
			.param("task", task)
			.param("id", id.toString())
			.param("at", Sql.moment(at))
			.param("priority", priority)
			.update();
	}

}
