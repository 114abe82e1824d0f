package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Tracks a person names by part of their label. */
final class NamedTrack {

    private NamedTrack() {}

    /**
     * @throws IllegalArgumentException when no track is called so, or several are that say different things
     */
    static int find(List<Track> tracks, String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        int[] found = IntStream.range(0, tracks.size())
                .filter(i -> tracks.get(i).label().toLowerCase(Locale.ROOT).contains(wanted))
                .toArray();
        if (found.length == 0) {
            throw new IllegalArgumentException(
                    "No track of this set is called \"" + label + "\"; name it by a part of \"Artist – Title\".");
        }
        if (IntStream.of(found).mapToObj(tracks::get).distinct().count() > 1) {
            throw new IllegalArgumentException("Several tracks are called \"" + label + "\", among them \""
                    + tracks.get(found[0]).label() + "\" and \""
                    + tracks.get(found[1]).label() + "\"; name more of it.");
        }
        return found[0];
    }

    static Placement placement(List<Track> tracks, SetRules rules) {
        Map<Integer, Integer> locks = new HashMap<>();
        if (rules.opener() != null) {
            locks.put(0, find(tracks, rules.opener()));
        }
        if (rules.closer() != null) {
            int closer = find(tracks, rules.closer());
            if (locks.containsValue(closer)) {
                throw new IllegalArgumentException(
                        "\"" + tracks.get(closer).label() + "\" cannot both open and close.");
            }
            locks.put(tracks.size() - 1, closer);
        }
        return new Placement(locks, List.of());
    }
}
