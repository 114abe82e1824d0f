package io.segue.djset.sequencing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sorts tracks by everything they say, so that the same tracks give the same set however they arrive. Only equal tracks tie. */
final class TrackContentOrder {

    private static final Comparator<Track> BY_CONTENT = comparing(Track::title)
            .thenComparing(track -> String.join("\0", track.artists()))
            .thenComparing(field(Track::album))
            .thenComparing(field(Track::duration))
            .thenComparing(field(Track::isrc))
            .thenComparing(field(Track::uri))
            .thenComparing(field(Track::location))
            .thenComparing(field(Track::year))
            .thenComparing(field(Track::genre))
            .thenComparing(field(Track::explicit))
            .thenComparing(feature(AudioFeatures::bpm))
            .thenComparing(feature(features -> camelot(features.key())))
            .thenComparing(feature(AudioFeatures::energy))
            .thenComparing(feature(AudioFeatures::danceability))
            .thenComparing(feature(AudioFeatures::popularity));

    private TrackContentOrder() {}

    /** The indices of the tracks, sorted by content. */
    static int[] indices(List<Track> tracks) {
        return IntStream.range(0, tracks.size())
                .boxed()
                .sorted(comparing(tracks::get, BY_CONTENT))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static <T extends Comparable<T>> Comparator<Track> field(Function<Track, @Nullable T> value) {
        Comparator<@Nullable T> unknownFirst = nullsFirst(naturalOrder());
        return (a, b) -> unknownFirst.compare(value.apply(a), value.apply(b));
    }

    private static <T extends Comparable<T>> Comparator<Track> feature(Function<AudioFeatures, @Nullable T> value) {
        return field(track -> value.apply(TransitionCost.features(track)));
    }

    private static @Nullable String camelot(@Nullable MusicalKey key) {
        return key == null ? null : key.camelot();
    }
}
