package io.segue.catalog.local;

import io.segue.library.Track;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a track is found by when it is listed just as it is wanted: all words of its title in order, and those of its artists in any
 * order. Tracks without words in either have no key.
 */
final class ExactKey {

    private static final Duration ROUNDING = Duration.ofSeconds(3);

    private ExactKey() {}

    static @Nullable String of(Track track) {
        return track.artists().isEmpty()
                ? null
                : of(SearchText.allWords(track.title()), SearchText.allWords(SearchText.artists(track)));
    }

    /** From the words of a track's title and artists. */
    static @Nullable String of(List<String> title, List<String> artistWords) {
        Set<String> artists = new TreeSet<>(artistWords);
        return title.isEmpty() || artists.isEmpty() ? null : String.join(" ", title) + '\n' + String.join(" ", artists);
    }

    /** Whether a track of the same key agrees in all else that both tell. Nothing more similar can be found, only the same again. */
    static boolean confirms(Track wanted, Track found) {
        return sameAlbum(wanted.album(), found.album()) && sameLength(wanted.duration(), found.duration());
    }

    private static boolean sameAlbum(@Nullable String wanted, @Nullable String found) {
        return wanted == null
                || found == null
                || wanted.equals(found)
                || SearchText.words(wanted).equals(SearchText.words(found));
    }

    private static boolean sameLength(@Nullable Duration wanted, @Nullable Duration found) {
        return wanted == null || found == null || wanted.minus(found).abs().compareTo(ROUNDING) <= 0;
    }
}
