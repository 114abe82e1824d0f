package io.segue.djset.definition;

/** What of a library file makes a set of its own. */
public enum Grouping {
    /** A playlist, or the collection where the file has none. */
    PLAYLIST,
    /** All tracks of one genre. */
    GENRE,
    /** All playlists of one folder. */
    FOLDER
}
