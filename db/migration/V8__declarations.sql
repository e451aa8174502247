-- Everything that is declared about a pair beside its circuits, as JSON, and every declaration that was ever made.

ALTER TABLE circuit_pairs ADD COLUMN details text NOT NULL DEFAULT '{}' CHECK (details::json IS NOT NULL);

CREATE TABLE circuit_pair_declarations (
	name     text COLLATE "C" NOT NULL REFERENCES circuit_pairs,
	revision bigint NOT NULL CHECK (revision > 0),
	document text NOT NULL CHECK (document::json IS NOT NULL),
	PRIMARY KEY (name, revision)
);

CREATE FUNCTION refuse_to_rewrite_declarations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'declarations are only ever added';
END
$$;

CREATE TRIGGER declarations_are_only_added BEFORE UPDATE ON circuit_pair_declarations
	FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_declarations();
