package io.segue.djset.evaluation;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The tracks of {@code spotify_songs.csv}, each once, and seeded samples of them. */
public final class SpotifySongs {

    private final List<Track> tracks;

    private SpotifySongs(List<Track> tracks) {
        this.tracks = tracks;
    }

    /**
     * @param data the folder that holds {@code spotify-songs/spotify_songs.csv}
     */
    public static SpotifySongs read(Path data) throws IOException {
        Map<String, Track> byId = new LinkedHashMap<>();
        try (CSVReaderHeaderAware csv =
                new CSVReaderHeaderAware(Files.newBufferedReader(data.resolve("spotify-songs/spotify_songs.csv")))) {
            for (Map<String, String> row = csv.readMap(); row != null; row = csv.readMap()) {
                byId.putIfAbsent(row.get("track_id"), track(row));
            }
        } catch (CsvValidationException e) {
            throw new IOException(e);
        }
        return new SpotifySongs(List.copyOf(byId.values()));
    }

    /** A seeded sample, of one genre ("rap") or, with {@code null}, of all. */
    public List<Track> sample(@Nullable String genre, int size, long seed) {
        List<Track> pool = new ArrayList<>(tracks.stream()
                .filter(track -> genre == null || genre.equals(track.genre()))
                .toList());
        Collections.shuffle(pool, new Random(seed));
        return List.copyOf(pool.subList(0, Math.min(size, pool.size())));
    }

    private static Track track(Map<String, String> row) {
        double tempo = Double.parseDouble(row.get("tempo"));
        AudioFeatures features = new AudioFeatures(
                tempo == 0 ? null : tempo,
                MusicalKey.of(
                        Integer.parseInt(row.get("key")),
                        row.get("mode").equals("1") ? MusicalKey.Mode.MAJOR : MusicalKey.Mode.MINOR),
                Double.valueOf(row.get("energy")),
                Double.valueOf(row.get("danceability")),
                Integer.valueOf(row.get("track_popularity")));
        return new Track(
                row.get("track_name"),
                List.of(row.get("track_artist")),
                null,
                Duration.ofMillis(Long.parseLong(row.get("duration_ms"))),
                null,
                "spotify:track:" + row.get("track_id"),
                null,
                null,
                row.get("playlist_genre"),
                null,
                features);
    }
}
