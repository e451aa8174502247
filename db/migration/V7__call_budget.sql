-- What Azure Resource Manager lets all replicas call together: a token bucket for each subscription and kind of call. Only an
-- estimate, so it need not survive a crash of the database, and nobody waits for a disk.

CREATE UNLOGGED TABLE call_budget (
	bucket       text COLLATE "C" PRIMARY KEY,
	-- May be negative: what must be made is made.
	tokens       double precision NOT NULL,
	at           timestamptz NOT NULL,
	-- Azure refuses until then.
	closed_until timestamptz
);

-- Takes a token if so many are left afterwards, or if the call must be made. `known` is what Azure last said is left.
-- Answers for how many seconds none may be taken; 0 if one was.
CREATE FUNCTION take_call(wanted text, moment timestamptz, capacity double precision, refill double precision,
	reserve double precision, must boolean, known double precision) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	budget call_budget;
	level double precision;
BEGIN
	INSERT INTO call_budget VALUES (wanted, capacity, moment, NULL) ON CONFLICT (bucket) DO NOTHING;
	SELECT * INTO budget FROM call_budget WHERE bucket = wanted FOR UPDATE;
	level := least(capacity, known, budget.tokens
		+ refill * greatest(0, extract(epoch FROM moment - budget.at)::double precision));
	IF budget.closed_until > moment THEN
		RETURN extract(epoch FROM budget.closed_until - moment);
	END IF;
	IF level - 1 < reserve AND NOT must THEN
		UPDATE call_budget SET tokens = level, at = greatest(budget.at, moment) WHERE bucket = wanted;
		RETURN (reserve + 1 - level) / refill;
	END IF;
	UPDATE call_budget SET tokens = level - 1, at = greatest(budget.at, moment) WHERE bucket = wanted;
	RETURN 0;
END
$$;
