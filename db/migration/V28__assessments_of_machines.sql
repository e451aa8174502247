-- Assessments are also about vaults and the machines they protect.
ALTER TABLE assessments DROP CONSTRAINT assessments_about_check;
ALTER TABLE assessments ADD CONSTRAINT assessments_about_check
	CHECK (about IN ('EVERYTHING', 'PAIR', 'GATEWAY', 'VAULT', 'MACHINE'));
