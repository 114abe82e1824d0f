package io.segue.library;

import java.util.List;

/**
 * A list of tracks as a library file has it.
 *
 * @param id tells lists of equal name apart within one file; the name where the file has no other
 * @param name as written, never blank
 * @param folder names of the folders around it, outermost first
 */
public record Playlist(String id, String name, List<String> folder, Kind kind) {

    /** What a list is to the person who owns it. */
    public enum Kind {
        /** Made by hand. */
        PLAYLIST,
        /** Filled by rules of the program it comes from. */
        SMART,
        /** Kept by the program itself: the whole library, purchases, recordings. */
        BUILT_IN,
        /** Tracks marked as liked. */
        LIKED,
        /** Saved albums. */
        ALBUMS,
        /** Every track of a collection. */
        COLLECTION
    }

    /** Tracks marked as liked, where the file has no name for them. */
    public static final Playlist LIKED_SONGS = new Playlist("liked", "Liked Songs", List.of(), Kind.LIKED);

    /** Albums saved as a whole; exports name the album, but none of its tracks, so that its rows are reported only. */
    public static final Playlist SAVED_ALBUMS = new Playlist("albums", "Saved Albums", List.of(), Kind.ALBUMS);

    /** Between the folders and the name, where both are one text. */
    public static final String SEPARATOR = " / ";

    public Playlist {
        folder = List.copyOf(folder);
    }

    /** A list that stands alone and is known by its name. */
    public static Playlist of(String name) {
        return new Playlist(name, name, List.of(), Kind.PLAYLIST);
    }

    /** The collection of a file. */
    public static Playlist collection(String name) {
        return new Playlist(name, name, List.of(), Kind.COLLECTION);
    }

    public Playlist named(String name) {
        return new Playlist(id, name, folder, kind);
    }

    public Playlist in(List<String> folder) {
        return new Playlist(id, name, folder, kind);
    }

    /** "Folder / Folder / Name" */
    public String title() {
        return folder.isEmpty() ? name : String.join(SEPARATOR, folder) + SEPARATOR + name;
    }

    /** The folders and the name a title is made of. */
    public static List<String> path(String title) {
        return List.of(title.split(SEPARATOR));
    }
}
