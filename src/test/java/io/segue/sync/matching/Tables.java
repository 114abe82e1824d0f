package io.segue.sync.matching;

import io.segue.library.Track;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the tab-separated tables of {@code src/test/resources/matching}. */
final class Tables {

    private Tables() {}

    static Stream<List<String>> rows(String name) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream("/matching/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** "title ~ artist;artist ~ album ~ seconds ~ isrc", the rear ones may be left out. */
    static Track track(String text) {
        String[] cells = (text + " ~ ~ ~ ~ ").split("~");
        String seconds = cells[3].strip();
        return new Track(
                cells[0].strip(),
                Stream.of(cells[1].split(";"))
                        .map(String::strip)
                        .filter(a -> !a.isEmpty())
                        .toList(),
                orNull(cells[2]),
                seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds)),
                orNull(cells[4]),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell.strip();
    }
}
