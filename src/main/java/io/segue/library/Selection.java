package io.segue.library;

import com.ibm.icu.text.Normalizer2;
import io.segue.library.Playlist.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which playlists of a file are wanted and what they are called: titles are unique within the file, as lists of equal name are not one
 * list. Grows with playlists, not rows.
 */
final class Selection {

    private final ReadOptions options;
    private final List<Pattern> include;
    private final List<Pattern> exclude;
    private final Map<String, Optional<Playlist>> decided = new HashMap<>();
    private final Set<String> titles = new HashSet<>();

    Selection(ReadOptions options) {
        this.options = options;
        this.include = options.include().stream().map(Selection::pattern).toList();
        this.exclude = options.exclude().stream().map(Selection::pattern).toList();
    }

    /** A pattern with {@code *} and {@code ?}, without regard to case. */
    private static Pattern pattern(String glob) {
        String regex = Pattern.quote(glob.strip()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(
                Normalizer2.getNFCInstance().normalize(regex),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /**
     * The row with its playlist as it is to be called, or {@code null} where the playlist is not wanted.
     *
     * @param part tells the parts of an archive apart
     */
    @Nullable LibraryRow apply(LibraryRow row, int part) {
        Playlist playlist = row.playlist();
        if (playlist == null) {
            return row;
        }
        Playlist named = decided.computeIfAbsent(part + ":" + playlist.id(), id -> decide(playlist))
                .orElse(null);
        if (named == null) {
            return null;
        }
        if (named.equals(playlist)) {
            return row;
        }
        if (row instanceof LibraryRow.Read read) {
            return new LibraryRow.Read(read.line(), named, read.track(), read.added());
        }
        if (row instanceof LibraryRow.Rejected rejected) {
            return new LibraryRow.Rejected(rejected.line(), named, rejected.raw(), rejected.reason());
        }
        return new LibraryRow.Heading(row.line(), named);
    }

    private Optional<Playlist> decide(Playlist playlist) {
        return wanted(playlist) ? Optional.of(unique(inFolders(playlist))) : Optional.empty();
    }

    private boolean wanted(Playlist playlist) {
        if (matches(exclude, playlist)) {
            return false;
        }
        boolean named = options.include().stream().anyMatch(text -> text.equalsIgnoreCase(playlist.title()));
        boolean byKind = named
                || (playlist.kind() != Kind.SMART || options.smart())
                        && (playlist.kind() != Kind.BUILT_IN || options.builtIn());
        return byKind && (include.isEmpty() || matches(include, playlist));
    }

    private static boolean matches(List<Pattern> patterns, Playlist playlist) {
        String title = Normalizer2.getNFCInstance().normalize(playlist.title());
        String name = Normalizer2.getNFCInstance().normalize(playlist.name());
        return patterns.stream()
                .anyMatch(pattern -> pattern.matcher(title).matches()
                        || pattern.matcher(name).matches());
    }

    private Playlist inFolders(Playlist playlist) {
        return options.folders() == ReadOptions.Folders.DROP ? playlist.in(List.of()) : playlist;
    }

    private Playlist unique(Playlist playlist) {
        Playlist candidate = playlist;
        for (int n = 2; !titles.add(key(candidate.title())); n++) {
            candidate = playlist.named(playlist.name() + " (" + n + ")");
        }
        return candidate;
    }

    /** Names that look the same are the same. */
    private static String key(String title) {
        return Normalizer2.getNFCInstance().normalize(title).strip().toLowerCase(Locale.ROOT);
    }
}
