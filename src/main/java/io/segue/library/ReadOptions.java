package io.segue.library;

import io.segue.library.field.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

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
        /** They precede its name, and files written for it lie in folders of their names. */
        KEEP,
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

    /** Reads one of the constants of an enum. */
    @FunctionalInterface
    public interface ChoiceReader {
        <E extends Enum<E>> Optional<E> read(String key, Class<E> type);
    }

    /** What a mapping may name a column for. */
    public static Set<String> mappable() {
        return Field.mappable().keySet();
    }

    /**
     * Reads {@code read}, {@code include}, {@code exclude}, {@code smart}, {@code builtIn} and {@code folders} from wherever a job keeps
     * them, and a mapping of columns.
     *
     * @param standard what is read where nothing is said; playlists, once one is named
     * @param column the column for one of {@link #mappable}
     */
    public static ReadOptions of(
            View standard,
            Function<String, List<String>> texts,
            Function<String, Optional<Boolean>> flag,
            ChoiceReader choice,
            Function<String, Optional<String>> column) {
        List<String> include = texts.apply("include");
        List<String> exclude = texts.apply("exclude");
        Map<String, String> columns = new TreeMap<>();
        for (String value : mappable()) {
            column.apply(value).ifPresent(name -> columns.put(value, name));
        }
        View implied = include.isEmpty() && exclude.isEmpty() ? standard : View.PLAYLISTS;
        return new ReadOptions(
                choice.read("read", View.class).orElse(implied),
                include,
                exclude,
                flag.apply("smart").orElse(false),
                flag.apply("builtIn").orElse(false),
                choice.read("folders", Folders.class).orElse(Folders.PREFIX),
                columns);
    }
}
