-- A circuit is in one declared pair only, in whatever letter case it is named; of those who declare it at the same moment one
-- waits for the other here. (If one was declared in two pairs before this was so, the pair that was declared first keeps it.)
CREATE TABLE circuit_pair_circuits (
	circuit text COLLATE "C" PRIMARY KEY,
	pair    text COLLATE "C" NOT NULL REFERENCES circuit_pairs
);

CREATE INDEX circuit_pair_circuits_by_pair ON circuit_pair_circuits (pair);

INSERT INTO circuit_pair_circuits (circuit, pair)
SELECT lower(circuit), name
FROM circuit_pairs, unnest(ARRAY[primary_id, secondary_id]) AS circuit
ORDER BY declared_at, name
ON CONFLICT (circuit) DO NOTHING;

-- Two circuits that are in one pair each are no two pairs.
DROP INDEX circuit_pairs_by_circuits;
