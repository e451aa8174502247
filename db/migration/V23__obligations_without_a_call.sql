-- What somebody else brought about may be owed, too: the source of a failover that was taken over is watched like that of one
-- of ours.
ALTER TABLE obligations ALTER COLUMN mutation DROP NOT NULL;
