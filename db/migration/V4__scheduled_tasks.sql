-- db-scheduler's table, as its version 16 wants it for PostgreSQL, with priorities.
CREATE TABLE scheduled_tasks (
	task_name            text NOT NULL,
	task_instance        text NOT NULL,
	task_data            bytea,
	execution_time       timestamptz NOT NULL,
	picked               boolean NOT NULL,
	picked_by            text,
	last_success         timestamptz,
	last_failure         timestamptz,
	consecutive_failures integer,
	last_heartbeat       timestamptz,
	version              bigint NOT NULL,
	priority             smallint,
	PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time ASC);
