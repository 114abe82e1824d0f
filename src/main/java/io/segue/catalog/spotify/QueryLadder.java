package io.segue.catalog.spotify;

import io.segue.library.Track;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to ask for a track, cheapest and surest first, and whether an answer makes the next question needless. Whether the answer is right is
 * not decided here.
 */
final class QueryLadder {

    /** A query longer than this is cut by the service. */
    private static final int LONGEST = 200;

    private static final Duration SAME_LENGTH = Duration.ofSeconds(5);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ASIDE = Pattern.compile("\\s*[(\\[（【].*|\\s+-\\s.*");
    private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}\\d{7}");

    private QueryLadder() {}

    /** At least one question, at most three. */
    static List<String> queries(Track wanted) {
        List<String> queries = new ArrayList<>();
        String isrc = wanted.isrc();
        if (isrc != null && ISRC.matcher(isrc).matches()) {
            queries.add("isrc:" + isrc);
        }
        String core = core(wanted);
        String artist = wanted.artists().isEmpty() ? "" : wanted.artists().get(0);
        if (!artist.isBlank() && filters(core) && filters(artist)) {
            queries.add("track:\"" + core + "\" artist:\"" + artist + "\"");
        }
        queries.add(
                cut((core + " " + artist).replace("\"", " ").replace(":", " ").strip()));
        return List.copyOf(queries);
    }

    /** Whether one of these could well be the wanted track, so that asking on is not worth a request. */
    static boolean settles(Track wanted, List<Track> found) {
        return found.stream().anyMatch(track -> plausible(wanted, track));
    }

    private static boolean plausible(Track wanted, Track found) {
        Duration here = wanted.duration();
        Duration there = found.duration();
        // without lengths only the words of the version can tell one from the other
        boolean sameVersion = here != null && there != null
                ? here.minus(there).abs().compareTo(SAME_LENGTH) <= 0
                : words(found.title()).containsAll(words(wanted.title()));
        return sameVersion
                && words(core(found)).equals(words(core(wanted)))
                && (wanted.artists().isEmpty()
                        || wanted.artists().stream()
                                .anyMatch(artist -> found.artists().stream()
                                        .anyMatch(other -> words(other).equals(words(artist)))));
    }

    /** Quotes end a filter's value, and apostrophes break it. */
    private static boolean filters(String value) {
        return !value.isBlank()
                && value.length() <= LONGEST / 2
                && value.chars().noneMatch(c -> "\"'’:".indexOf(c) >= 0);
    }

    /** The title without brackets and what follows a dash; all of it where nothing would be left, or the artist may stand in it. */
    private static String core(Track track) {
        if (track.artists().isEmpty()) {
            return track.title();
        }
        String core = ASIDE.matcher(track.title()).replaceFirst("").strip();
        return core.isEmpty() ? track.title() : core;
    }

    private static Set<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Arrays.stream(NO_WORD.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return space > 0 ? text.substring(0, space) : text.substring(0, LONGEST);
    }
}
