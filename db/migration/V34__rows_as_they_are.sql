-- An operation's row is written at every step. Compressing it each time, to save what is a few kilobytes, costs more than
-- anything else that the database does for a step. What is larger than a page still is.
ALTER TABLE operations SET (toast_tuple_target = 8160);
