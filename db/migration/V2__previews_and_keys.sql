-- What an operation would do; kept for a while.
CREATE TABLE previews (
	id         uuid PRIMARY KEY,
	created_at timestamptz NOT NULL,
	preview    jsonb NOT NULL,
	-- What the looks saw; stored once.
	result     jsonb
);

CREATE INDEX previews_by_age ON previews (created_at);

-- Makes requests happen once. A key is taken before what it is for exists, so that of many callers one goes on and the
-- others wait for what comes of it; hence references are checked at the end of the transaction.
CREATE TABLE idempotency_keys (
	caller      text COLLATE "C" NOT NULL,
	route       text COLLATE "C" NOT NULL,
	key         text COLLATE "C" NOT NULL,
	-- Of the body: the same key with another body is a mistake of the caller.
	fingerprint text NOT NULL,
	operation   uuid REFERENCES operations DEFERRABLE INITIALLY DEFERRED,
	preview     uuid REFERENCES previews ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
	used_at     timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (caller, route, key),
	CHECK (num_nonnulls(operation, preview) = 1)
);

CREATE INDEX idempotency_keys_by_preview ON idempotency_keys (preview) WHERE preview IS NOT NULL;
