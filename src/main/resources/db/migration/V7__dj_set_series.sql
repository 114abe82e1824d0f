-- Sets of a series: what was played when, so that the next one can be fresh. A long set's document outgrows VARCHAR on H2.
ALTER TABLE dj_set ADD COLUMN IF NOT EXISTS series VARCHAR;      -- job and set; null: a set that stands alone
ALTER TABLE dj_set ADD COLUMN IF NOT EXISTS set_date DATE;       -- the batch's date
ALTER TABLE dj_set ADD COLUMN IF NOT EXISTS input_hash VARCHAR(64); -- SHA-256 of tracks and rules
ALTER TABLE dj_set ADD COLUMN IF NOT EXISTS played TEXT;         -- JSON array: the tracks in order, as listeners tell them apart
ALTER TABLE dj_set ADD COLUMN IF NOT EXISTS current_at TIMESTAMP WITH TIME ZONE; -- all sets of a batch at once; null: not yet
ALTER TABLE dj_set ALTER COLUMN sequence SET DATA TYPE TEXT;
ALTER TABLE dj_set ALTER COLUMN document SET DATA TYPE TEXT;
CREATE INDEX IF NOT EXISTS dj_set_series ON dj_set (series, set_date);
