package io.segue.djset.pool;

import io.segue.djset.TrackRequests;
import io.segue.library.Track;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The names by which a job asks for single tracks, as far as a pool is concerned: what may be meant has to stay in it. */
final class Requested {

    private final List<String> names;

    Requested(TrackRequests requests) {
        this.names = Stream.of(
                        Stream.of(requests.opener(), requests.closer()),
                        requests.mustPlay().stream(),
                        requests.locked().values().stream())
                .flatMap(some -> some)
                .filter(Objects::nonNull)
                .map(name -> Objects.requireNonNull(name).strip())
                .toList();
    }

    /** Whether one of the names may mean the track. */
    boolean mayMean(Track track) {
        String label = track.label().toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(name -> label.contains(name.toLowerCase(Locale.ROOT))
                        || name.equals(track.uri())
                        || name.equals(track.location()));
    }
}
