package io.segue.djset;

import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tracks for tests: named after what matters in them, or random from a seed. */
public final class Tracks {

    private static final List<String> GENRES = List.of("house", "techno", "disco");

    private Tracks() {}

    public static Track track(
            String title,
            String artist,
            @Nullable Double bpm,
            @Nullable String camelot,
            @Nullable Double energy,
            @Nullable String genre) {
        MusicalKey key = camelot == null ? null : MusicalKey.parse(camelot).orElseThrow();
        AudioFeatures features = new AudioFeatures(bpm, key, energy, null, null);
        return new Track(
                title,
                artist.isEmpty() ? List.of() : List.of(artist),
                null,
                Duration.ofMinutes(4),
                null,
                null,
                null,
                null,
                genre,
                null,
                features);
    }

    public static Track keyed(String camelot) {
        return track(camelot, "", null, camelot, null, null);
    }

    public static Track paced(double bpm) {
        return track(bpm + " bpm", "", bpm, null, null, null);
    }

    public static Track charged(double energy) {
        return track("energy " + energy, "", null, null, energy, null);
    }

    /** Like a real collection: a value in ten is missing, one artist in {@code size / 2} recurs. */
    public static List<Track> random(int size, long seed) {
        Random random = new Random(seed);
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            MusicalKey key = new MusicalKey(
                    1 + random.nextInt(12), random.nextBoolean() ? MusicalKey.Mode.MAJOR : MusicalKey.Mode.MINOR);
            double bpm = 90 + 60 * random.nextDouble();
            double energy = random.nextInt(101) / 100.0;
            AudioFeatures features = new AudioFeatures(
                    random.nextInt(10) == 0 ? null : bpm,
                    random.nextInt(10) == 0 ? null : key,
                    random.nextInt(10) == 0 ? null : energy,
                    null,
                    null);
            tracks.add(new Track(
                    "track " + i,
                    List.of("artist " + random.nextInt(Math.max(1, size / 2))),
                    null,
                    Duration.ofSeconds(180 + random.nextInt(120)),
                    null,
                    null,
                    null,
                    null,
                    random.nextInt(10) == 0 ? null : GENRES.get(random.nextInt(GENRES.size())),
                    null,
                    features));
        }
        return tracks;
    }
}
