-- How to bring back by hand what an operation changes, as it was known at that moment: kept with the operation, with each
-- intent of something that has to be undone, and with each takeover. It holds no secret.
CREATE TABLE manual_cards (
	operation  uuid NOT NULL REFERENCES operations,
	number     bigint GENERATED ALWAYS AS IDENTITY,
	written_at timestamptz NOT NULL,
	card       jsonb NOT NULL,
	PRIMARY KEY (operation, number)
);

-- There are few of them among all that ever were, and they are asked for every few seconds.
CREATE INDEX operations_unfinished ON operations (created_at, id) WHERE finished_at IS NULL;
