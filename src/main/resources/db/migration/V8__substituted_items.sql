-- Items for which another version stands in, by a rule of the job.
ALTER TABLE unit ADD COLUMN IF NOT EXISTS substituted BIGINT DEFAULT 0 NOT NULL;
