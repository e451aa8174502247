-- What becomes of an operation when somebody makes an emergency of it, or an emergency takes over from it.

ALTER TABLE operations
	ADD COLUMN escalated  boolean NOT NULL DEFAULT false,
	ADD COLUMN supersedes uuid REFERENCES operations,
	ADD COLUMN took_over  boolean NOT NULL DEFAULT false,
	DROP CONSTRAINT operations_status_check,
	ADD CONSTRAINT operations_status_check CHECK (status IN ('RUNNING', 'AWAITING_DECISION', 'RESTORING', 'SUCCEEDED',
		'RESTORED', 'FAILED', 'REJECTED', 'CANCELED', 'HANDED_OVER', 'SUPERSEDED'));
