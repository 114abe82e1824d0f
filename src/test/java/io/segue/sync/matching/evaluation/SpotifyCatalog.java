package io.segue.sync.matching.evaluation;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every track of {@code spotify_songs.csv}, asked for with realistic damage. Two tracks are one recording when artist, title without
 * guests and neutral words, and length within two seconds agree; the words are compared by a rule of this class, not the matcher's.
 * A query is decidable when nothing else in the catalog fits what the damage left.
 */
final class SpotifyCatalog {

    private static final long SAME_MILLIS = 2_000;
    private static final int CANDIDATES = 10;
    private static final String GUESTS = "[(\\[]?\\b(feat|ft|featuring|with)\\b\\.? [^)\\]-]*[)\\]]?";
    private static final String NEUTRAL =
            "[-(\\[] *((\\d{4} )?(digital )?remaster(ed)?( \\d{4})?( version)?|explicit|clean|album version|original mix"
                    + "|original( album)? (version|mix)|album version \\(edited|\\d{4}-? (\\w+ )?remaster"
                    + "|mono version / remastered \\d{4}|soundtrack version|explicit album ver(sion)?|from \"[^\"]*\"( soundtrack)?"
                    + "|official video|bonus track|deluxe( edition)?|mono|stereo)( version)?[)\\]]?";

    private final List<MatchCandidate> tracks = new ArrayList<>();
    private final Map<String, List<MatchCandidate>> byKey = new HashMap<>();
    private final Map<String, List<MatchCandidate>> byArtist = new HashMap<>();

    private SpotifyCatalog() {}

    static SpotifyCatalog read(Path file) throws IOException {
        SpotifyCatalog catalog = new SpotifyCatalog();
        Map<String, MatchCandidate> byId = new LinkedHashMap<>();
        try (CSVReaderHeaderAware csv = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
            for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
                if (!row.get("track_name").isBlank()) {
                    byId.putIfAbsent(row.get("track_id"), candidate(row));
                }
            }
        } catch (CsvValidationException e) {
            throw new IOException(e);
        }
        for (MatchCandidate candidate : byId.values()) {
            catalog.tracks.add(candidate);
            catalog.byKey
                    .computeIfAbsent(key(candidate.track()), unused -> new ArrayList<>())
                    .add(candidate);
            catalog.byArtist
                    .computeIfAbsent(artist(candidate.track()), unused -> new ArrayList<>())
                    .add(candidate);
        }
        return catalog;
    }

    int size() {
        return tracks.size();
    }

    /** A query for every track, as a stream, because all their candidates together are large. */
    void queries(long seed, Consumer<Query> each) throws IOException {
        Random random = new Random(seed);
        try (Corpus corpus = new Corpus(tracks)) {
            for (MatchCandidate truth : tracks) {
                Damage damage = new Damage(random, truth.track());
                List<MatchCandidate> candidates = new ArrayList<>();
                for (int position : corpus.search(damage.track(), CANDIDATES)) {
                    candidates.add(tracks.get(position));
                }
                Set<String> right = new HashSet<>();
                boolean decidable = true;
                for (MatchCandidate other : consistent(truth.track(), damage)) {
                    boolean same = key(other.track()).equals(key(truth.track()))
                            && gap(other.track(), truth.track()) <= SAME_MILLIS;
                    if (same) {
                        right.add(other.uri());
                    } else {
                        decidable = false;
                    }
                }
                right.add(truth.uri());
                List<String> classes = new ArrayList<>(damage.kinds());
                classes.add(decidable ? "~ decidable" : "~ classes collide");
                each.accept(new Query(classes, damage.track(), candidates, right, decidable));
            }
        }
    }

    /** What else in the catalog the damaged query could mean. */
    private List<MatchCandidate> consistent(Track truth, Damage damage) {
        List<MatchCandidate> fitting = new ArrayList<>();
        String key = key(truth);
        String start = damage.truncated() ? fold(damage.track().title()) : null;
        for (MatchCandidate other : start == null ? byKey.get(key) : byArtist.get(artist(truth))) {
            Track track = other.track();
            boolean title = start == null
                    || fold(track.title()).startsWith(start)
                    || key(track).equals(key);
            boolean length = damage.track().duration() == null || gap(track, damage.track()) <= 12_000;
            if (title && length) {
                fitting.add(other);
            }
        }
        return fitting;
    }

    private static long gap(Track a, Track b) {
        return a.duration() == null || b.duration() == null
                ? 0
                : a.duration().minus(b.duration()).abs().toMillis();
    }

    private static String artist(Track track) {
        return fold(track.artists().get(0));
    }

    private static String key(Track track) {
        String title =
                track.title().toLowerCase(Locale.ROOT).replaceAll(GUESTS, " ").replaceAll(NEUTRAL, " ");
        return artist(track) + "|" + fold(title);
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static MatchCandidate candidate(Map<String, String> row) {
        return new MatchCandidate(
                "spotify:track:" + row.get("track_id"),
                new Track(
                        row.get("track_name"),
                        List.of(row.get("track_artist")),
                        row.get("track_album_name").isBlank() ? null : row.get("track_album_name"),
                        Duration.ofMillis(Long.parseLong(row.get("duration_ms"))),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
