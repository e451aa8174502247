-- Two circuits that stand in for each other, as they were declared.
CREATE TABLE circuit_pairs (
	name           text COLLATE "C" PRIMARY KEY CHECK (name <> '' AND name = lower(name)),
	primary_id     text NOT NULL,
	primary_site   text NOT NULL,
	primary_md5    text NOT NULL CHECK (primary_md5 IN ('NOT_USED', 'USED', 'UNKNOWN')),
	secondary_id   text NOT NULL,
	secondary_site text NOT NULL,
	secondary_md5  text NOT NULL CHECK (secondary_md5 IN ('NOT_USED', 'USED', 'UNKNOWN')),
	declared_by    text NOT NULL,
	declared_at    timestamptz NOT NULL,
	revision       bigint NOT NULL CHECK (revision > 0),
	CHECK (lower(primary_id) <> lower(secondary_id))
);

-- Two circuits are one pair, whichever is named first and in whatever letter case.
CREATE UNIQUE INDEX circuit_pairs_by_circuits ON circuit_pairs
	(least(lower(primary_id), lower(secondary_id)), greatest(lower(primary_id), lower(secondary_id)));
