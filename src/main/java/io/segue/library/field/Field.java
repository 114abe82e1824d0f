package io.segue.library.field;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a column, attribute or member of a library file may say about a track; each format maps its own names to these. */
public enum Field {
    TITLE,
    ARTISTS,
    /** One of several artists, where each stands alone; they count instead of {@link #ARTISTS}. */
    SINGLE_ARTIST,
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
    POPULARITY,
    /** Free text, in which key-detection software notes the energy. */
    COMMENT,
    /** 0..255 in steps of 51, as DJ programs write stars; 0 is none given. */
    RATING;

    private static final Set<Field> NOT_MAPPABLE = EnumSet.of(SINGLE_ARTIST, TYPE, RATING);

    /** What a person may name in a mapping of columns, in lower case with hyphens. */
    public static Map<String, Field> mappable() {
        return Arrays.stream(values())
                .filter(field -> !NOT_MAPPABLE.contains(field))
                .collect(Collectors.toMap(
                        field -> field.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        field -> field,
                        (one, other) -> one,
                        TreeMap::new));
    }
}
