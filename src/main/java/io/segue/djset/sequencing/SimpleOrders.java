package io.segue.djset.sequencing;

import io.segue.djset.TransitionCost;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What people do by hand: sort by tempo, or round the wheel of keys. Ties are broken by the other, then by number. */
final class SimpleOrders {

    private static final Comparator<Track> BY_TEMPO = Comparator.comparing(
            track -> TransitionCost.features(track).bpm(), Comparator.nullsLast(Comparator.naturalOrder()));
    private static final Comparator<Track> BY_KEY = Comparator.comparing(
            track -> round(TransitionCost.features(track).key()), Comparator.nullsLast(Comparator.naturalOrder()));

    private SimpleOrders() {}

    /** Slowest first, unknown last. */
    static int[] byTempo(List<Track> tracks) {
        return sorted(tracks, BY_TEMPO.thenComparing(BY_KEY));
    }

    /** 1A, 1B, 2A to 12B, unknown last. */
    static int[] byKey(List<Track> tracks) {
        return sorted(tracks, BY_KEY.thenComparing(BY_TEMPO));
    }

    private static int[] sorted(List<Track> tracks, Comparator<Track> by) {
        return IntStream.range(0, tracks.size())
                .boxed()
                .sorted(Comparator.comparing(tracks::get, by))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static @Nullable Integer round(@Nullable MusicalKey key) {
        return key == null ? null : 2 * key.number() + key.mode().ordinal();
    }
}
