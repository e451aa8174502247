-- Takes an operation that has nothing more to do off db-scheduler's table. A function because of its settings: most of the
-- time that table is empty, and whoever plans a statement then reads all of it, also when thousands are due.
CREATE FUNCTION leave_schedule(operation uuid) RETURNS boolean
	LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
	DELETE FROM scheduled_tasks WHERE task_name = 'operation' AND task_instance = operation::text;
	RETURN FOUND;
END
$$;

-- Every pick and every sign of life writes this. With no index on it, they change their row in place; who looks for dead
-- executions every few seconds reads what is due soon or picked, which is little.
DROP INDEX scheduled_tasks_by_heartbeat;
