package io.segue.catalog.spotify;

import io.segue.catalog.PlaylistHead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one user's playlists are called. Finding one by name costs a request for every fifty playlists, so a list is used for a little while;
 * that is shorter than it takes until a creation is settled, which therefore always looks anew. Thread-safe.
 */
final class PlaylistNames {

    private final Clock clock;
    private final Duration goodFor;
    private List<PlaylistHead> known = List.of();
    private @Nullable Instant listedAt;

    PlaylistNames(Clock clock, Duration settleAfter) {
        this.clock = clock;
        this.goodFor = settleAfter.dividedBy(2);
    }

    synchronized Optional<PlaylistHead> find(String name, Supplier<List<PlaylistHead>> list) {
        Instant now = clock.instant();
        if (listedAt == null || now.isAfter(listedAt.plus(goodFor))) {
            known = new ArrayList<>(list.get());
            listedAt = now; // as of the beginning
        }
        return known.stream().filter(head -> head.name().equals(name)).findFirst();
    }

    synchronized void created(PlaylistHead head) {
        if (listedAt != null) {
            known.add(head);
        }
    }

    /** Something may have been created, renamed or removed. */
    synchronized void forget() {
        listedAt = null;
    }
}
