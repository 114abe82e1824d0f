package io.segue.djset.sequencing;

import io.segue.library.Track;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Tracks a person names: by uri, by location, by label, or by part of the label, whichever is the first to find one. */
final class NamedTrack {

    private NamedTrack() {}

    /**
     * @throws IllegalArgumentException when no track is called so, or several are that say different things
     */
    static int find(List<Track> tracks, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Predicate<Track>> ways = List.of(
                track -> name.strip().equals(track.uri()),
                track -> name.strip().equals(track.location()),
                track -> label(track).equals(wanted),
                track -> label(track).contains(wanted));
        for (Predicate<Track> way : ways) {
            int[] found = IntStream.range(0, tracks.size())
                    .filter(i -> way.test(tracks.get(i)))
                    .toArray();
            if (found.length > 0) {
                requireOne(tracks, found, name);
                return found[0];
            }
        }
        throw new IllegalArgumentException(
                "No track of this set is called \"" + name + "\"; name it by a part of \"Artist - Title\".");
    }

    private static void requireOne(List<Track> tracks, int[] found, String name) {
        if (IntStream.of(found).mapToObj(tracks::get).distinct().count() > 1) {
            throw new IllegalArgumentException("Several tracks are called \"" + name + "\", among them \""
                    + tracks.get(found[0]).label() + "\" and \""
                    + tracks.get(found[1]).label() + "\"; name more of it, or the uri or location.");
        }
    }

    private static String label(Track track) {
        return track.label().toLowerCase(Locale.ROOT);
    }
}
