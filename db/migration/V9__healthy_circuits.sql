-- What each circuit brought when it was last seen whole: what an emergency compares with when the circuit brings nothing.

CREATE TABLE healthy_circuits (
	-- ARM id in normal form
	circuit  text COLLATE "C" PRIMARY KEY,
	prefixes text[] NOT NULL,
	at       timestamptz NOT NULL
);
