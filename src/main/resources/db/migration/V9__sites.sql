-- Which launchers have the files a batch was made of: those of the site that took it on last.
ALTER TABLE batch ADD COLUMN IF NOT EXISTS site VARCHAR(100) DEFAULT '' NOT NULL;
