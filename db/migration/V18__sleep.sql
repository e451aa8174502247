-- Until when an operation meant to sleep the last time it did: unlike next_look_at, it stays when something is appended, so
-- that whoever looks next can tell whether nobody looked in time.
ALTER TABLE operations ADD COLUMN slept_until timestamptz;
