package io.segue.djset;

import io.segue.library.Track;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tracks a person names: by uri, by location, by label, or by part of the label, whichever is the first to find one. */
public final class NamedTrack {

    private static final int MOST_SUGGESTED = 3;
    /** Letters of a word worth comparing. */
    private static final int WORD = 3;

    private NamedTrack() {}

    /**
     * The one track of that name, by its place in the list.
     *
     * @throws IllegalArgumentException when no track is called so, or several are that say different things
     */
    public static int find(List<Track> tracks, String name) {
        int[] found = all(tracks, name);
        if (found.length == 0) {
            throw new IllegalArgumentException(
                    "No track of this set is called \"" + name + "\"; " + remedy(suggestions(tracks, name)));
        }
        requireOne(tracks, found, name);
        return found[0];
    }

    /** Every track of that name, by place in the list; none where nobody is called so. */
    public static int[] all(List<Track> tracks, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Predicate<Track>> ways = List.of(
                track -> name.strip().equals(track.uri()),
                track -> name.strip().equals(track.location()),
                track -> label(track).equals(wanted),
                track -> label(track).contains(wanted));
        return ways.stream()
                .map(way -> IntStream.range(0, tracks.size())
                        .filter(i -> way.test(tracks.get(i)))
                        .toArray())
                .filter(found -> found.length > 0)
                .findFirst()
                .orElseGet(() -> new int[0]);
    }

    private static void requireOne(List<Track> tracks, int[] found, String name) {
        if (IntStream.of(found).mapToObj(tracks::get).distinct().count() > 1) {
            throw new IllegalArgumentException("Several tracks are called \"" + name + "\", among them \""
                    + tracks.get(found[0]).label() + "\" and \""
                    + tracks.get(found[1]).label() + "\"; name more of it, or the uri or location.");
        }
    }

    private static String remedy(List<String> suggestions) {
        return suggestions.isEmpty()
                ? "name it by a part of \"Artist - Title\"."
                : "did you mean "
                        + suggestions.stream().map(label -> "\"" + label + "\"").collect(Collectors.joining(" or "))
                        + "?";
    }

    /** Those that share most words with the name. */
    private static List<String> suggestions(List<Track> tracks, String name) {
        List<String> words = Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= WORD)
                .toList();
        Comparator<String> mostShared = Comparator.comparingLong((String label) -> -shared(label, words));
        return tracks.stream()
                .map(Track::label)
                .distinct()
                .filter(label -> shared(label, words) > 0)
                .sorted(mostShared.thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private static long shared(String label, List<String> words) {
        String lower = label.toLowerCase(Locale.ROOT);
        return words.stream().filter(lower::contains).count();
    }

    private static String label(Track track) {
        return track.label().toLowerCase(Locale.ROOT);
    }
}
