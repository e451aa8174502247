-- One accepted request and all that belongs to it. Texts that must come back letter by letter (plan, request, payload)
-- are text that is checked to be JSON; what is only ours to read is jsonb. Moments are kept to the microsecond.

CREATE TABLE operations (
	id                  uuid PRIMARY KEY,
	code                text COLLATE "C" NOT NULL UNIQUE CHECK (code ~ '^SB-[0-9A-HJKMNP-TV-Z]{6}$'),
	-- Counts the changes and fences late writers.
	revision            bigint NOT NULL CHECK (revision > 0),
	-- The number of its latest event. Whoever adds events holds this row, so they are numbered without gaps.
	last_seq            bigint NOT NULL CHECK (last_seq > 0),

	kind                text NOT NULL CHECK (kind <> ''),
	version             integer NOT NULL CHECK (version > 0),
	purpose             text NOT NULL CHECK (purpose IN ('DRILL', 'MAINTENANCE', 'EMERGENCY')),
	subject             text NOT NULL,
	request             text NOT NULL CHECK (request::json IS NOT NULL),
	claimed             text[] NOT NULL,
	requested_by        text NOT NULL,
	requested_by_person boolean NOT NULL,
	requested_via       text NOT NULL,
	reason              text NOT NULL,
	change_reference    text,
	incident_reference  text,

	plan                text NOT NULL CHECK (plan::json IS NOT NULL),
	outline             jsonb NOT NULL CHECK (jsonb_typeof(outline) = 'array'),
	runs                jsonb NOT NULL CHECK (jsonb_typeof(runs) = 'array'),
	phase               jsonb NOT NULL,
	stumbles            integer NOT NULL CHECK (stumbles >= 0),
	-- Derived from the phase and from nothing else.
	status              text NOT NULL GENERATED ALWAYS AS (
	                        CASE phase ->> 'type'
	                            WHEN 'forward' THEN 'RUNNING'
	                            WHEN 'parked' THEN 'AWAITING_DECISION'
	                            WHEN 'restoring' THEN 'RESTORING'
	                            WHEN 'ended' THEN phase ->> 'ending'
	                        END) STORED
	                    CHECK (status IN ('RUNNING', 'AWAITING_DECISION', 'RESTORING',
	                        'SUCCEEDED', 'RESTORED', 'FAILED', 'REJECTED', 'CANCELED')),

	created_at          timestamptz NOT NULL,
	started_at          timestamptz,
	finished_at         timestamptz,
	-- When it will look again, while it sleeps.
	next_look_at        timestamptz,

	CHECK ((phase ->> 'type' = 'ended') = (finished_at IS NOT NULL))
);

-- Every listing is ordered by creation, newest first; each filter finds its part of that order.
CREATE INDEX operations_newest ON operations (created_at DESC, id DESC);
CREATE INDEX operations_by_subject ON operations (subject, created_at DESC, id DESC);
CREATE INDEX operations_by_kind ON operations (kind, created_at DESC, id DESC);
CREATE INDEX operations_by_purpose ON operations (purpose, created_at DESC, id DESC);
CREATE INDEX operations_by_status ON operations (status, created_at DESC, id DESC);
CREATE INDEX operations_by_requester ON operations (requested_by, created_at DESC, id DESC);
CREATE INDEX operations_by_change ON operations (change_reference, created_at DESC, id DESC)
	WHERE change_reference IS NOT NULL;
CREATE INDEX operations_by_claimed ON operations USING gin (claimed);

CREATE TABLE events (
	operation   uuid NOT NULL REFERENCES operations,
	seq         bigint NOT NULL CHECK (seq > 0),
	-- The revision of the operation that came of it; several events may come together.
	revision    bigint NOT NULL CHECK (revision > 0),
	at          timestamptz NOT NULL,
	-- As people read it, from the state before the event: it is never made anew.
	sentence    text NOT NULL,
	event       jsonb NOT NULL,
	type        text NOT NULL GENERATED ALWAYS AS (event ->> 'type') STORED,
	-- Who reads all events in the order of (xid, position), and only those below the oldest transaction that is still
	-- running, skips none: positions alone are given out before they are committed.
	xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
	position    bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
	PRIMARY KEY (operation, seq)
);

CREATE INDEX events_feed ON events (xid, position);

CREATE FUNCTION refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'events are only ever added';
END
$$;

CREATE TRIGGER events_are_only_added BEFORE UPDATE ON events
	FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_history();

-- The ledger: one line for each changing call, committed before the call.
CREATE TABLE mutations (
	id               uuid PRIMARY KEY,
	operation        uuid NOT NULL REFERENCES operations,
	position         integer NOT NULL CHECK (position > 0),
	origin           text NOT NULL,
	method           text NOT NULL,
	target           text NOT NULL,
	title            text NOT NULL,
	etag             text,
	intended_at      timestamptz NOT NULL,
	not_after        timestamptz NOT NULL,
	state            text NOT NULL CHECK (state IN ('INTENDED', 'CONFIRMED', 'REFUTED', 'IN_DOUBT')),
	concluded_at     timestamptz,
	async_operation  text,
	azure_request_id text,
	correlation_id   text,
	note             text,
	try_again_at     timestamptz,
	UNIQUE (operation, position),
	CHECK ((state = 'INTENDED') = (concluded_at IS NULL))
);

-- Azure answers with any letter case, so targets are compared in lower case.
CREATE INDEX mutations_open ON mutations (lower(target)) WHERE state IN ('INTENDED', 'IN_DOUBT');

-- What must be brought back, until when.
CREATE TABLE obligations (
	id        uuid PRIMARY KEY,
	operation uuid NOT NULL REFERENCES operations,
	position  integer NOT NULL CHECK (position > 0),
	key       text NOT NULL,
	kind      text NOT NULL,
	subject   text NOT NULL,
	title     text NOT NULL,
	mutation  uuid NOT NULL REFERENCES mutations,
	opened_at timestamptz NOT NULL,
	due       timestamptz,
	payload   text NOT NULL CHECK (payload::json IS NOT NULL),
	state     text NOT NULL CHECK (state IN ('OPEN', 'DISCHARGED', 'VOID')),
	closed_at timestamptz,
	note      text,
	UNIQUE (operation, position),
	CHECK ((state = 'OPEN') = (closed_at IS NULL))
);

CREATE INDEX obligations_open ON obligations (due, opened_at, id) WHERE state = 'OPEN';
CREATE INDEX obligations_open_by_subject ON obligations (lower(subject)) WHERE state = 'OPEN';

-- Who holds what, exclusively.
CREATE TABLE claims (
	resource  text COLLATE "C" PRIMARY KEY,
	operation uuid NOT NULL REFERENCES operations,
	since     timestamptz NOT NULL
);

CREATE INDEX claims_by_operation ON claims (operation);
