-- Which database operations were last told to: its system identifier and timeline. After a failover to a standby, or a
-- restore from a backup, it is another one, and what was stored last may be missing.
CREATE TABLE known_database (
	only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
	identity text NOT NULL
);

-- The timeline is that of what is written now: that of the last checkpoint lags behind a failover. What a server does not
-- tell, because it is not allowed to or is no ordinary PostgreSQL, is unknown for good and keeps nobody from working.
CREATE FUNCTION database_identity() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	identifier text := 'unknown';
	timeline text := 'unknown';
BEGIN
	BEGIN
		identifier := (SELECT system_identifier FROM pg_control_system());
	EXCEPTION WHEN insufficient_privilege OR undefined_function OR feature_not_supported THEN
		NULL;
	END;
	BEGIN
		timeline := substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8);
	EXCEPTION WHEN insufficient_privilege OR undefined_function OR feature_not_supported THEN
		NULL;
	END;
	RETURN identifier || '/' || timeline;
END
$$;
