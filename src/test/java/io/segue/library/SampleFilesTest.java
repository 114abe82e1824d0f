package io.segue.library;

import static io.segue.library.LibraryFixture.formatOf;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleFilesTest {

    private static final Path INPUT = Path.of("input");

    private final Map<String, LibraryRow> playlistRows = new HashMap<>();
    private final Map<String, Track> collection = new HashMap<>();

    @BeforeAll
    void readSamples() throws IOException {
        for (String file : List.of("Road_Trip.csv", "tunemymusic.csv")) {
            for (LibraryRow row : rows(INPUT.resolve("playlists").resolve(file))) {
                playlistRows.put(file + ":" + row.line(), row);
            }
        }
        for (LibraryRow row : rows(INPUT.resolve("collection.csv"))) {
            collection.put(Objects.requireNonNull(track(row).location()), track(row));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "playlists/Road_Trip.csv, exportify, 27, 0",
        "playlists/tunemymusic.csv, tunemymusic, 41, 1",
        "collection.csv, csv, 300, 0",
        "dj-set.json, enriched-json, 20, 0",
    })
    void areRecognisedAndRead(String file, String format, long read, long rejected) throws IOException {
        List<LibraryRow> rows = rows(INPUT.resolve(file));

        assertThat(formatOf(INPUT.resolve(file))).isEqualTo(format);
        assertThat(rows).filteredOn(LibraryRow.Read.class::isInstance).hasSize((int) read);
        assertThat(rows).filteredOn(LibraryRow.Rejected.class::isInstance).hasSize((int) rejected);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/samples/expected-matches.csv", numLinesToSkip = 1)
    void expectedMatchesAgreeWithTheFiles(String file, long line, String outcome, @Nullable String location) {
        LibraryRow row = Objects.requireNonNull(playlistRows.get(file + ":" + line));

        assertThat(row).isInstanceOf(outcome.equals("REJECTED") ? LibraryRow.Rejected.class : LibraryRow.Read.class);
        assertThat(location != null).isEqualTo(outcome.equals("MATCHED"));
        if (location != null) {
            Duration wanted = track(row).duration();
            Track match = Objects.requireNonNull(collection.get(location));
            if (wanted != null) {
                assertThat(match.duration()).isBetween(wanted.minusSeconds(2), wanted.plusSeconds(2));
            }
        }
    }

    @Test
    void theDjSetIsCompleteEnoughToSequence() throws IOException {
        assertThat(rows(INPUT.resolve("dj-set.json"))).allSatisfy(row -> {
            AudioFeatures features = Objects.requireNonNull(track(row).features());
            assertThat(features.bpm()).isBetween(110.0, 130.0);
            assertThat(features.key()).isNotNull();
            assertThat(features.energy()).isNotNull();
        });
    }
}
