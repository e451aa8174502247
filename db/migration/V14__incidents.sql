-- Since when things were broken, as the caller says: from then on it is counted how long people had to wait.
ALTER TABLE operations ADD COLUMN incident_started_at timestamptz;
