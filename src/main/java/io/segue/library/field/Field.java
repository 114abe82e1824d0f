package io.segue.library.field;

/** What a column, attribute or member of a library file may say about a track; each format maps its own names to these. */
public enum Field {
    TITLE,
    ARTISTS,
    /** One more artist, where each has a column of its own. */
    FURTHER_ARTIST,
    ALBUM,
    PLAYLIST,
    /** What tells playlists of equal name apart. */
    PLAYLIST_ID,
    /** Folders of the playlist, outermost first, separated as in {@link io.segue.library.Playlist#SEPARATOR}. */
    FOLDER,
    /** What the row is: a track of a playlist, a liked one, an album. */
    TYPE,
    /** When the track was put into the playlist or collection. */
    ADDED,
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
