package io.segue.sync.matching.evaluation;

import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The labelled pairs of iTunes-Amazon, each a wanted track with one candidate. Columns go to the track as they are, in the dirty
 * variant too, where values stand in wrong ones: putting them right is the matcher's business. Labels are used for counting only.
 */
final class ItunesAmazon {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d\\d)");
    private static final String FOUND = "amazon:1";

    private ItunesAmazon() {}

    /**
     * @param kind {@code structured} or {@code dirty}
     */
    static List<Query> read(Path folder, String kind) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (Path file : Stream.of("train.txt", "valid.txt", "test.txt")
                .map(split -> folder.resolve(kind).resolve(split))
                .filter(Files::exists)
                .toList()) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t");
                boolean same = cells[2].strip().equals("1");
                queries.add(new Query(
                        List.of(same ? "labelled the same" : "labelled different"),
                        track(fields(cells[0])),
                        List.of(new MatchCandidate(FOUND, track(fields(cells[1])))),
                        same ? Set.of(FOUND) : Set.of(),
                        true));
            }
        }
        return queries;
    }

    private static Track track(Map<String, String> row) {
        String artist = row.getOrDefault("Artist_Name", "");
        return new Track(
                row.getOrDefault("Song_Name", ""),
                artist.isEmpty() ? List.of() : List.of(artist),
                orNull(row.get("Album_Name")),
                time(row.getOrDefault("Time", "")),
                null,
                null,
                null,
                null,
                orNull(row.get("Genre")),
                null,
                null);
    }

    private static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        return matcher.matches()
                ? Duration.ofMinutes(Long.parseLong(matcher.group(1))).plusSeconds(Long.parseLong(matcher.group(2)))
                : null;
    }

    private static Map<String, String> fields(String cell) {
        Map<String, String> fields = new HashMap<>();
        for (String part : cell.split("(^|\\s)COL ")) {
            int at = part.indexOf(" VAL");
            if (at > 0) {
                fields.put(part.substring(0, at), part.substring(at + 4).strip());
            }
        }
        return fields;
    }
}
