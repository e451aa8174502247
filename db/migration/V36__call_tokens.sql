-- The tokens are counted by Bucket4j, which keeps a bucket's state as bytes of its own. Until when Azure refuses stays ours. Still only
-- an estimate, so it need not survive a crash of the database, and nobody waits for a disk; it starts full.
--
-- A replica of an older version cannot ask this budget. That stops nothing that is being done.

DROP FUNCTION take_call;
DROP TABLE call_budget;

CREATE UNLOGGED TABLE call_budget (
	bucket       text COLLATE "C" PRIMARY KEY,
	-- NULL as long as nobody has taken a call.
	state        bytea,
	closed_until timestamptz
);
