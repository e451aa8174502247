-- What an obligation needs and nobody may read: encrypted with a key of its own, which is encrypted with the service's. Gone
-- when the obligation is closed.
CREATE TABLE sealed_secrets (
	obligation  uuid PRIMARY KEY REFERENCES obligations,
	-- Which of the service's keys the data key is wrapped with: the beginning of its SHA-256.
	key_id      text NOT NULL,
	wrapped_key bytea NOT NULL,
	ciphertext  bytea NOT NULL
);
