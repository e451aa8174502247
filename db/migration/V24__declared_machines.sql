-- What is declared about protected machines, as JSON, by the id that stays when a machine moves; and every declaration that was
-- ever made.

CREATE TABLE declared_machines (
	lifecycle_id text COLLATE "C" PRIMARY KEY,
	revision     bigint NOT NULL CHECK (revision > 0),
	document     text NOT NULL CHECK (document::json IS NOT NULL)
);

CREATE TABLE machine_declarations (
	lifecycle_id text COLLATE "C" NOT NULL REFERENCES declared_machines,
	revision     bigint NOT NULL CHECK (revision > 0),
	document     text NOT NULL CHECK (document::json IS NOT NULL),
	PRIMARY KEY (lifecycle_id, revision)
);

CREATE TRIGGER machine_declarations_are_only_added BEFORE UPDATE ON machine_declarations
	FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_declarations();
