-- An operation's row is written at every step. What is not indexed changes in place, without a new entry in each of the
-- indexes, as long as its page has room for another version.
ALTER TABLE operations SET (fillfactor = 50);
ALTER TABLE scheduled_tasks SET (fillfactor = 50);
