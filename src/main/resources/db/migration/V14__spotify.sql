-- Access to Spotify, what is left of its limits, and what is on its way back into playlists.
-- Every statement may run again: on H2 a kill in the middle of a migration leaves what was done so far.

CREATE TABLE IF NOT EXISTS spotify_account (
    service          VARCHAR(200) NOT NULL,     -- address of the API: what one service granted is never shown to another
    account          VARCHAR(100) NOT NULL,     -- as job files call it
    user_id          VARCHAR(200) NOT NULL,     -- as the service calls it
    client_id        VARCHAR(200) NOT NULL,
    access_token     VARCHAR(8000) NOT NULL,    -- encrypted, Base64
    refresh_token    VARCHAR(8000) NOT NULL,    -- encrypted, Base64
    expires_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    consented_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    revision         BIGINT NOT NULL,
    refreshing_until TIMESTAMP WITH TIME ZONE,  -- whoever set it refreshes
    PRIMARY KEY (service, account)
);

-- One row for each app, shared by all processes and accounts.
CREATE TABLE IF NOT EXISTS spotify_budget (
    service        VARCHAR(200) NOT NULL,
    client_id      VARCHAR(200) NOT NULL,
    next_at        TIMESTAMP WITH TIME ZONE NOT NULL, -- when the next request is due by the pace
    pace           INT NOT NULL,                      -- requests within 30 s
    closed_until   TIMESTAMP WITH TIME ZONE,          -- no request before
    closed_because VARCHAR(200),
    failures       INT NOT NULL,                      -- answers in a row that were none
    requests       BIGINT NOT NULL,
    PRIMARY KEY (service, client_id)
);

-- Entries of playlists that a removal takes away although they are to stay, until they are back.
CREATE TABLE IF NOT EXISTS spotify_restoration (
    service     VARCHAR(200) NOT NULL,
    playlist_id VARCHAR(100) NOT NULL,
    entries     VARCHAR NOT NULL,                     -- JSON
    PRIMARY KEY (service, playlist_id)
);
