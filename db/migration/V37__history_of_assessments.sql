-- The history shows and filters scores without reading megabytes of findings for each line. They are derived here, so that
-- replicas of an earlier release write them, too.
ALTER TABLE assessments
	ADD COLUMN score integer GENERATED ALWAYS AS ((result -> 'score' ->> 'value')::integer) STORED,
	ADD COLUMN counts jsonb GENERATED ALWAYS AS (result -> 'score' -> 'counts') STORED;

-- The latest about something, and the history of it.
CREATE INDEX assessments_history ON assessments (about, subject, at DESC, id DESC);

-- What is due by itself is looked for under another name.
DELETE FROM scheduled_tasks WHERE task_name = 'assess-everything';
