-- What people declare for assessments: of what is built around a pair, and of workloads. Every declaration stays; the one
-- with the highest revision counts.
CREATE TABLE design_declarations (
	about       text NOT NULL CHECK (about IN ('PAIR', 'WORKLOAD')),
	name        text COLLATE "C" NOT NULL CHECK (name <> '' AND name = lower(name)),
	revision    bigint NOT NULL CHECK (revision > 0),
	document    text NOT NULL CHECK (document::json IS NOT NULL),
	declared_by text NOT NULL,
	declared_at timestamptz NOT NULL,
	PRIMARY KEY (about, name, revision)
);

CREATE TRIGGER designs_are_only_added BEFORE UPDATE ON design_declarations
	FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_declarations();
