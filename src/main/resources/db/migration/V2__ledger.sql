-- The ledger. One dialect: what H2 and PostgreSQL both understand.

CREATE TABLE IF NOT EXISTS batch (
    batch_id         VARCHAR(160) NOT NULL PRIMARY KEY,
    fingerprint      VARCHAR(64) NOT NULL,
    generation       INT NOT NULL,              -- 1, then one more for each --again
    job_name         VARCHAR(100) NOT NULL,
    job_type         VARCHAR(100) NOT NULL,
    definition       VARCHAR NOT NULL,          -- JSON; what runs, whatever becomes of the file
    folder           VARCHAR NOT NULL,          -- what its relative paths are relative to
    dry_run          BOOLEAN NOT NULL,
    state            VARCHAR(30) NOT NULL,
    pass             INT NOT NULL,
    attempt          INT NOT NULL,              -- workflow attempts so far; fences records of older ones
    unit_count       INT NOT NULL,              -- from sealing on
    loose_rows       BIGINT NOT NULL,           -- rejected rows that belong to no unit
    report_directory VARCHAR,
    failure          VARCHAR,
    created_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    started_at       TIMESTAMP WITH TIME ZONE,
    sealed_at        TIMESTAMP WITH TIME ZONE,
    finished_at      TIMESTAMP WITH TIME ZONE,
    CONSTRAINT batch_identity UNIQUE (fingerprint, generation)
);

CREATE TABLE IF NOT EXISTS batch_input (
    batch_id   VARCHAR(160) NOT NULL REFERENCES batch (batch_id),
    file_no    INT NOT NULL,
    role       VARCHAR(10) NOT NULL,            -- INPUT: staged; REFERENCE: part of the identity only
    path       VARCHAR NOT NULL,
    sha256     VARCHAR(64) NOT NULL,
    size_bytes BIGINT NOT NULL,
    PRIMARY KEY (batch_id, file_no)
);

CREATE TABLE IF NOT EXISTS unit (
    batch_id      VARCHAR(160) NOT NULL REFERENCES batch (batch_id),
    unit_no       INT NOT NULL,
    title         VARCHAR NOT NULL,
    state         VARCHAR(30) NOT NULL,
    wait_reason   VARCHAR,
    wait_until    TIMESTAMP WITH TIME ZONE,
    attempt       INT NOT NULL,                 -- the batch's attempt that may record
    writer        BIGINT NOT NULL,              -- claim of the latest writer to the target
    failed_answers INT NOT NULL,                -- failed answers for the unit as a whole
    target_id     VARCHAR,
    row_count     BIGINT NOT NULL,
    rejected      BIGINT NOT NULL,
    matched       BIGINT NOT NULL,
    ambiguous     BIGINT NOT NULL,
    not_found     BIGINT NOT NULL,
    present       BIGINT NOT NULL,
    added         BIGINT NOT NULL,
    verified      BIGINT NOT NULL,
    dead          BIGINT NOT NULL,
    compensated   BIGINT NOT NULL,
    failure       VARCHAR,
    started_at    TIMESTAMP WITH TIME ZONE,
    finished_at   TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (batch_id, unit_no)
);

CREATE TABLE IF NOT EXISTS item (
    batch_id     VARCHAR(160) NOT NULL,
    row_no       BIGINT NOT NULL,               -- over the whole input
    unit_no      INT,                           -- null: a rejected row that belongs to no unit
    item_no      INT,                           -- position within the unit; null: rejected
    file_no      INT NOT NULL,
    line         BIGINT NOT NULL,
    label        VARCHAR NOT NULL,
    payload      VARCHAR,
    state        VARCHAR(20) NOT NULL,
    target_uri   VARCHAR,
    target_label VARCHAR,
    target       VARCHAR,
    score        DOUBLE PRECISION,
    reason       VARCHAR,
    attempts     INT NOT NULL,
    error_class  VARCHAR,
    PRIMARY KEY (batch_id, row_no)
);
-- Unit first: were it the batch, PostgreSQL would take it for as good as the key to find a row by, while it knows only small batches.
CREATE INDEX IF NOT EXISTS item_of_unit ON item (unit_no, batch_id, item_no);

CREATE TABLE IF NOT EXISTS candidate (
    batch_id VARCHAR(160) NOT NULL,
    row_no   BIGINT NOT NULL,
    ranking  INT NOT NULL,
    uri      VARCHAR NOT NULL,
    label    VARCHAR NOT NULL,
    payload  VARCHAR NOT NULL,
    score    DOUBLE PRECISION,
    reason   VARCHAR,
    PRIMARY KEY (batch_id, row_no, ranking)
);

CREATE TABLE IF NOT EXISTS pre_image (
    batch_id    VARCHAR(160) NOT NULL,
    unit_no     INT NOT NULL,
    existed     BOOLEAN NOT NULL,
    target_id   VARCHAR,
    snapshot    VARCHAR NOT NULL,
    entry_count INT NOT NULL,
    PRIMARY KEY (batch_id, unit_no)
);

CREATE TABLE IF NOT EXISTS pre_image_entry (
    batch_id VARCHAR(160) NOT NULL,
    unit_no  INT NOT NULL,
    entry_no INT NOT NULL,
    uri      VARCHAR NOT NULL,
    PRIMARY KEY (batch_id, unit_no, entry_no)
);

CREATE TABLE IF NOT EXISTS intent (
    batch_id          VARCHAR(160) NOT NULL,
    unit_no           INT NOT NULL,
    intent_no         BIGINT NOT NULL,
    kind              VARCHAR(10) NOT NULL,     -- CREATE, ADD, REMOVE, DELETE
    state             VARCHAR(10) NOT NULL,     -- OPEN, DONE, VOID
    attempt           INT NOT NULL,
    writer            BIGINT NOT NULL,
    target_id         VARCHAR,
    expected_snapshot VARCHAR,
    page_no           INT NOT NULL,
    target_position   INT NOT NULL,
    uris              TEXT NOT NULL,            -- JSON array, in order; VARCHAR ends at 1,048,576 characters on H2
    result_snapshot   VARCHAR,
    detail            VARCHAR,
    settles_at        TIMESTAMP WITH TIME ZONE NOT NULL, -- from then on its fate shows in the target
    PRIMARY KEY (batch_id, unit_no, intent_no)
);

CREATE TABLE IF NOT EXISTS command (
    command_id   BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    batch_id     VARCHAR(160) NOT NULL REFERENCES batch (batch_id),
    kind         VARCHAR(20) NOT NULL,          -- CANCEL
    requested_by VARCHAR NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS command_of_batch ON command (batch_id);

CREATE TABLE IF NOT EXISTS event (
    event_id    BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    batch_id    VARCHAR(160) NOT NULL REFERENCES batch (batch_id),
    unit_no     INT,
    occurred_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kind        VARCHAR(40) NOT NULL,
    detail      VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS event_of_batch ON event (batch_id, event_id);

CREATE TABLE IF NOT EXISTS lease (
    batch_id   VARCHAR(160) NOT NULL PRIMARY KEY REFERENCES batch (batch_id),
    owner      VARCHAR NOT NULL,                -- empty: nobody
    host       VARCHAR NOT NULL,
    token      BIGINT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
