package dev.switchback.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.switchback.operation.IdempotencyKeys;
import dev.switchback.operation.Journal;
import dev.switchback.operation.Operations;
import dev.switchback.operation.Previews;
import dev.switchback.operation.Schedules;
import dev.switchback.operation.Wakeups;
import dev.switchback.playbook.OwnWrites;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the application keeps in PostgreSQL.
class PostgresKept implements Kept, Wakeups {

	private final Operations operations;

	private final Journal journal;

	private final Previews previews;

	private final OwnWrites ownWrites;

	private final IdempotencyKeys keys;

	private final JdbcClient jdbc;

	private final List<UUID> wakeups = new CopyOnWriteArrayList<>();

	PostgresKept(Operations operations, Journal journal, Previews previews, OwnWrites ownWrites, IdempotencyKeys keys,
			JdbcClient jdbc) {
		this.operations = operations;
		this.journal = journal;
		this.previews = previews;
		this.ownWrites = ownWrites;
		this.keys = keys;
		this.jdbc = jdbc;
	}

	/// Forgets everything.
	void empty() {
		this.jdbc
			.sql("""
					TRUNCATE operations, events, mutations, obligations, claims, idempotency_keys, previews,
					circuit_pairs, circuit_pair_circuits, circuit_pair_declarations, declared_machines, machine_declarations,
						sealed_secrets, known_database, manual_cards,
						scheduled_tasks, notices, assessments, design_declarations""")
			.update();
		this.wakeups.clear();
	}

	@Override
	public Operations operations() {
		return this.operations;
	}

	@Override
	public Journal journal() {
		return this.journal;
	}

	@Override
	public Previews previews() {
		return this.previews;
	}

	@Override
	public IdempotencyKeys keys() {
		return this.keys;
	}

	@Override
	public OwnWrites ownWrites() {
		return this.ownWrites;
	}

	@Override
	public Optional<Instant> due(String task, UUID id) {
		return this.jdbc.sql("SELECT execution_time FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")
			.param(task)
			.param(id.toString())
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	@Override
	public void pick(String task, UUID id) {
		this.jdbc.sql("UPDATE scheduled_tasks SET picked = true WHERE task_name = ? AND task_instance = ?")
			.param(task)
			.param(id.toString())
			.update();
	}

	@Override
	public Runnable endOf(UUID operation, Optional<Instant> until) {
		return until.<Runnable>map((moment) -> () -> sleep(operation, moment)).orElse(() -> stop(operation));
	}

	@Override
	public List<UUID> wakeups() {
		return List.copyOf(this.wakeups);
	}

	/// What the database echoes comes at any time and is left out; [ListeningIT] is about that.
	@Override
	public void woken(UUID id) {
		if (!Thread.currentThread().getName().equals("wakeups")) {
			this.wakeups.add(id);
		}
	}

	private void sleep(UUID operation, Instant until) {
		this.jdbc.sql("""
				UPDATE scheduled_tasks SET picked = false, execution_time = ?, version = version + 1
				WHERE task_name = ? AND task_instance = ? AND picked""")
			.param(Timestamp.from(until))
			.param(Schedules.OPERATION)
			.param(operation.toString())
			.update();
	}

	private void stop(UUID operation) {
		this.jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ? AND picked")
			.param(Schedules.OPERATION)
			.param(operation.toString())
			.update();
	}

}
