package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.formatOf;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichedJsonFormatTest {

    private static final String ONE = """
            [
              {
                "track": "Slow Geometry",
                "artist": "Paper Satellites ft. Ida",
                "bpm": 119.5, "key": "E", "mode": "minor",
                "energy": 0.48, "danceability": 0.74, "popularity": 41,
                "duration_ms": 405000, "camelot": "9A",
                "unknown": {"nested": [1, 2, {"track": "no"}]}
              }
            ]
            """;

    @TempDir
    Path dir;

    @Test
    void readsTracksAndPassesOverUnknownMembers() throws IOException {
        Path file = file(dir, "friday.json", ONE);

        assertThat(formatOf(file)).isEqualTo("enriched-json");
        assertThat(rows(file))
                .containsExactly(new LibraryRow.Read(
                        2,
                        Playlist.of("friday"),
                        Track.of("Slow Geometry", "Paper Satellites ft. Ida")
                                .withDuration(Duration.ofSeconds(405))
                                .withFeatures(new AudioFeatures(
                                        119.5, MusicalKey.parse("9A").orElseThrow(), 0.48, 0.74, 41)),
                        null));
    }

    @ParameterizedTest
    @CsvSource({"A, major, , 11B", "Eb, minor, , 2A", "F#, minor, 4B, 4B", "A, minor, nonsense, 8A", "9, 0, , 8A"})
    void camelotWinsOverKeyAndMode(String key, String mode, String camelot, String expected) throws IOException {
        Path file = file(
                dir,
                "a.json",
                "[{\"track\":\"T\",\"key\":\"%s\",\"mode\":\"%s\",\"camelot\":%s}]"
                        .formatted(key, mode, camelot == null ? "null" : '"' + camelot + '"'));

        assertThat(Objects.requireNonNull(track(rows(file).get(0)).features()).key())
                .isEqualTo(MusicalKey.parse(expected).orElseThrow());
    }

    @Test
    void aBadElementCostsOnlyItself() throws IOException {
        List<LibraryRow> rows = rows(file(dir, "a.json", """
                [
                  {"track": "One"},
                  {"artist": "Nobody"},
                  7,
                  ["track"],
                  {"track": {"name": "Nested"}, "artist": "A"},
                  {"track": "Two", "bpm": "fast"},
                  {"track": "Half \\ud83d pair"},
                  {"track": "Three"}
                ]
                """));

        assertThat(rows).extracting(LibraryRow::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(rejected(rows.get(1)))
                .isEqualTo(new LibraryRow.Rejected(
                        3, Playlist.of("a"), "{artist: Nobody}", "track is blank; every row needs a title"));
        assertThat(rejected(rows.get(2)).reason()).isEqualTo("found a number; every element must be an object");
        assertThat(rejected(rows.get(3)).reason()).isEqualTo("found an array; every element must be an object");
        assertThat(rejected(rows.get(4)).reason()).isEqualTo("track is an object; expected a text or number");
        assertThat(rejected(rows.get(5)).reason()).startsWith("bpm is \"fast\"; expected a number");
        assertThat(rejected(rows.get(6)).reason()).contains("not valid text");
        assertThat(track(rows.get(7)).title()).isEqualTo("Three");
    }

    @Test
    void brokenJsonNamesLineAndColumn() throws IOException {
        Path file = file(dir, "a.json", "[\n  {\"track\": \"One\"},\n  {\"track\" \"Two\"}\n]");

        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("a.json:3: broken JSON")
                .hasMessageContaining("(column 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'[{\"track\": \"One\"'",
        "'[{\"track\": \"One\"}'",
        "'[{\"track\": \"One\"}] x'",
        "'[{\"track\": \"One\"}] []'"
    })
    void truncatedOrTrailingTextIsAnError(String json) throws IOException {
        Path file = file(dir, "a.json", json);

        assertThatThrownBy(() -> rows(file)).isInstanceOf(LibraryFormatException.class);
    }

    @Test
    void anOversizeMemberRejectsItsElementOnly() throws IOException {
        List<LibraryRow> rows =
                rows(file(dir, "a.json", "[{\"track\":\"" + "x".repeat(10 << 20) + "\"},{\"track\":\"Two\"}]"));

        assertThat(rejected(rows.get(0)).reason()).startsWith("track has 10485760 characters");
        assertThat(track(rows.get(1)).title()).isEqualTo("Two");
    }

    @Test
    void anEmptyArrayIsAnEmptySet() throws IOException {
        assertThat(rows(file(dir, "a.json", "[ ]\n"))).isEmpty();
    }

    @Test
    void utf16IsRead() throws IOException {
        assertThat(rows(file(dir, "a.json", "\uFEFF" + ONE, StandardCharsets.UTF_16BE)))
                .hasSize(1);
    }
}
