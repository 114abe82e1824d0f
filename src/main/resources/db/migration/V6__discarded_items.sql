-- Items a rule of the job left out: neither in the target nor failed.
ALTER TABLE unit ADD COLUMN IF NOT EXISTS discarded BIGINT DEFAULT 0 NOT NULL;
