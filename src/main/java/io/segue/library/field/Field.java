package io.segue.library;

/** What a column, attribute or member of a library file may say about a track; each format maps its own names to these. */
enum Field {
    TITLE,
    ARTISTS,
    ALBUM,
    PLAYLIST,
    /** {@code m:ss}, or a bare number whose unit shows by its size. */
    DURATION,
    DURATION_MS,
    DURATION_SECONDS,
    ISRC,
    URI,
    /** The bare identifier of a Spotify track. */
    SPOTIFY_ID,
    /** The bare identifier of an Apple Music track. */
    APPLE_ID,
    LOCATION,
    /** A year, or a date that begins with one. */
    YEAR,
    GENRE,
    EXPLICIT,
    BPM,
    /** A key's name, or a pitch class 0..11 where there is a {@link #MODE}. */
    KEY,
    MODE,
    CAMELOT,
    /** 0..1 */
    ENERGY,
    /** 1..10, as key-detection software writes. */
    ENERGY_LEVEL,
    DANCEABILITY,
    POPULARITY
}
