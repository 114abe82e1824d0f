package io.segue.library;

import java.util.List;
import java.util.Map;

/**
 * What of a library file is wanted, and what the file itself does not tell.
 *
 * @param view which of the two things a collection file holds is read
 * @param include patterns of playlist titles; none means all
 * @param exclude patterns of playlist titles to leave out
 * @param smart whether playlists filled by rules are wanted
 * @param builtIn whether lists the program keeps itself are wanted
 * @param folders what becomes of the folders around playlists
 * @param columns name of the column for each named value of a delimited file, e.g. {@code title -> Song}
 */
public record ReadOptions(
        View view,
        List<String> include,
        List<String> exclude,
        boolean smart,
        boolean builtIn,
        Folders folders,
        Map<String, String> columns) {

    /** A collection file holds tracks, and playlists made of them. */
    public enum View {
        /** The playlists, in their order; the collection where there is none. */
        PLAYLISTS,
        /** Every track once. */
        COLLECTION
    }

    /** What becomes of the folders around a playlist. */
    public enum Folders {
        /** They precede its name: "Folder / Name". */
        PREFIX,
        /** They are left out. */
        DROP
    }

    /** All playlists made by hand. */
    public static final ReadOptions PLAYLISTS =
            new ReadOptions(View.PLAYLISTS, List.of(), List.of(), false, false, Folders.PREFIX, Map.of());

    /** The whole collection. */
    public static final ReadOptions COLLECTION = PLAYLISTS.viewing(View.COLLECTION);

    public ReadOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        columns = Map.copyOf(columns);
    }

    public ReadOptions viewing(View view) {
        return new ReadOptions(view, include, exclude, smart, builtIn, folders, columns);
    }
}
