package io.segue.catalog.spotify;

import io.segue.catalog.CatalogTrack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What was asked lately: a track that stands in ten playlists is searched for once. Thread-safe; keeps a thousand answers for an hour. */
final class RecentAnswers {

    private static final int KEPT = 1_000;
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Answer> answers = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > KEPT;
        }
    };

    private record Answer(List<CatalogTrack> tracks, Instant at) {}

    RecentAnswers(Clock clock) {
        this.clock = clock;
    }

    List<CatalogTrack> to(String query, Supplier<List<CatalogTrack>> ask) {
        Instant now = clock.instant();
        synchronized (answers) {
            Answer known = answers.get(query);
            if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
                return known.tracks();
            }
        }
        List<CatalogTrack> tracks = List.copyOf(ask.get());
        synchronized (answers) {
            answers.put(query, new Answer(tracks, now));
        }
        return tracks;
    }
}
