-- Keys are forgotten when they are old: whoever comes with one again asks anew.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (used_at);
