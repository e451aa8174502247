-- What happens outside of operations, numbered together with their events: who follows both reads in the order of
-- (xid, position), and only below the oldest transaction that is still running. Positions alone are given out before
-- they are committed, and so are the numbers of transactions.
CREATE TABLE notices (
	position   bigint PRIMARY KEY DEFAULT nextval('events_position_seq'),
	xid        xid8 NOT NULL DEFAULT pg_current_xact_id(),
	at         timestamptz NOT NULL,
	type       text NOT NULL CHECK (type <> ''),
	-- A pair's name, or an id in lower case.
	subject    text,
	sentence   text NOT NULL,
	by_whom    text,
	assessment uuid,
	worse_by   integer
);

CREATE INDEX notices_feed ON notices (xid, position);

CREATE TRIGGER notices_are_only_added BEFORE UPDATE ON notices
	FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_history();
