-- A step that is concluded changes the last visit and adds one. In one jsonb, all visits before were unpacked and packed again
-- for that, which cost a third of the statement that writes them; the elements of an array are only copied.
CREATE FUNCTION elements_of(list jsonb) RETURNS jsonb[] LANGUAGE sql IMMUTABLE AS $$
SELECT array(SELECT element FROM jsonb_array_elements(list) WITH ORDINALITY AS e (element, place) ORDER BY place)
$$;

ALTER TABLE operations DROP CONSTRAINT operations_runs_check;
ALTER TABLE operations ALTER COLUMN runs TYPE jsonb[] USING elements_of(runs);

-- What is written is a list, as it was before: neither anything else, nor a list of lists.
ALTER TABLE operations ADD CONSTRAINT operations_runs_check CHECK (array_ndims(runs) = 1);

DROP FUNCTION elements_of;
