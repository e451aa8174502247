-- Whom a service asked on behalf of, as the service says: a name to be shown, and nobody who answers for anything.
ALTER TABLE operations
	ADD COLUMN requested_on_behalf_of text,
	ADD CHECK (requested_on_behalf_of IS NULL OR NOT requested_by_person);
