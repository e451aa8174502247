-- What people and bots told of what they saw. Never a verdict of ours.
ALTER TABLE operations ADD COLUMN observations jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(observations) = 'array');
