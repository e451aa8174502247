-- What was assessed, and what was found. The inventory is the document that findings point into.
CREATE TABLE assessments (
	id        uuid PRIMARY KEY,
	at        timestamptz NOT NULL,
	-- By whom it was asked for.
	by_whom   text NOT NULL,
	about     text NOT NULL CHECK (about IN ('EVERYTHING', 'PAIR', 'GATEWAY')),
	-- The pair's name or the gateway's id, in lower case.
	subject   text COLLATE "C",
	-- Of a document that somebody brought, and not of Azure.
	offline   boolean NOT NULL,
	taken_at  timestamptz,
	inventory jsonb,
	result    jsonb,
	failure   text,
	-- In how many findings it is worse than the one before about the same.
	worse_by  integer,
	CHECK ((subject IS NULL) = (about = 'EVERYTHING')),
	CHECK (num_nonnulls(result, failure) <= 1),
	CHECK (result IS NULL OR inventory IS NOT NULL)
);

CREATE INDEX assessments_by_age ON assessments (at DESC, id DESC);
CREATE INDEX assessments_about ON assessments (about, subject, at DESC) WHERE result IS NOT NULL AND NOT offline;

-- Keys are also for assessments.
ALTER TABLE idempotency_keys ADD COLUMN assessment uuid
	REFERENCES assessments ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_check;
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_check
	CHECK (num_nonnulls(operation, preview, assessment) = 1);
CREATE INDEX idempotency_keys_by_assessment ON idempotency_keys (assessment) WHERE assessment IS NOT NULL;
