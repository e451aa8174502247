-- Which database operations were last told to: its system identifier and timeline. After a failover to a standby, or a
-- restore from a backup, it is another one, and what was stored last may be missing.
CREATE TABLE known_database (
	only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
	identity text NOT NULL
);

-- The timeline of what is written now: that of the last checkpoint lags behind a failover. Who may not read the control file
-- is told by the timeline alone.
CREATE FUNCTION database_identity() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	timeline text := substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8);
BEGIN
	RETURN (SELECT system_identifier FROM pg_control_system()) || '/' || timeline;
EXCEPTION WHEN insufficient_privilege THEN
	RETURN 'unknown/' || timeline;
END
$$;
