-- Versions of DJ sets: what a batch made of a unit. The version of a batch that was applied last is the current one.

CREATE TABLE IF NOT EXISTS dj_set (
    batch_id VARCHAR(160) NOT NULL,
    unit_no  INT NOT NULL,
    sequence VARCHAR NOT NULL,   -- JSON: the order and its certificate
    document VARCHAR,            -- JSON: {sequence, transitions, summary, metrics}; null until justified
    PRIMARY KEY (batch_id, unit_no)
);
