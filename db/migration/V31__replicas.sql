-- The processes of this service that run. Each writes its line every few seconds and takes it away when it ends; one that
-- has not written for a while is taken for dead. Judging a failover asks for those nobody declared an own path of.
CREATE TABLE replicas (
	id         uuid PRIMARY KEY,
	name       text NOT NULL,
	site       text NOT NULL,
	started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
