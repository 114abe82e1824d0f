package io.segue.library;

import static io.segue.library.LibraryFixture.everything;
import static io.segue.library.LibraryFixture.formatOf;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.title;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One small file for each format, in {@code library/formats}. */
class FormatsTest {

    static Path sample(String name) {
        try {
            return Path.of(Objects.requireNonNull(FormatsTest.class.getResource("/library/formats/"))
                            .toURI())
                    .resolve(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<LibraryRow> sampleRows(String name) throws IOException {
        return rows(sample(name));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/library/formats.csv", numLinesToSkip = 1)
    void isRecognisedAndRead(String file, String format, int rows, int rejected, @Nullable String playlists)
            throws IOException {
        List<LibraryRow> all = everything(sample(file), ReadOptions.PLAYLISTS);

        assertThat(formatOf(sample(file))).isEqualTo(format);
        assertThat(all).filteredOn(row -> !(row instanceof LibraryRow.Heading)).hasSize(rows);
        assertThat(all).filteredOn(LibraryRow.Rejected.class::isInstance).hasSize(rejected);
        assertThat(all.stream()
                        .filter(row -> row.playlist() != null)
                        .map(LibraryFixture::title)
                        .distinct())
                .containsExactlyElementsOf(playlists == null ? List.of() : Arrays.asList(playlists.split("\\|")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app_english.csv", "app_japanese.csv"})
    void exportifyAppIsReadInAnyLanguage(String file) throws IOException {
        LibraryRow.Read tides = (LibraryRow.Read) sampleRows(file).get(0);

        assertThat(tides.track())
                .isEqualTo(new Track(
                        "Tides",
                        List.of("Ida, the First", "Co"),
                        "Shore",
                        Duration.ofMillis(194754),
                        "GBDUW0000059",
                        "spotify:track:" + "a".repeat(22),
                        null,
                        2019,
                        null,
                        false,
                        new AudioFeatures(null, null, null, null, 66)));
        assertThat(tides.added()).isEqualTo("2024-01-31T10:20:30Z");
    }

    @Test
    void exportifyAppsFurtherColumnsAreFoundByTheirNumber() throws IOException {
        Track tides = track(sampleRows("app_features.csv").get(0));

        assertThat(tides.genre()).isEqualTo("house");
        assertThat(tides.features())
                .isEqualTo(new AudioFeatures(124.5, MusicalKey.parse("8A").orElseThrow(), 0.9, 0.7, 66));
    }

    @Test
    void appleTextHasSecondsAndNoQuoting() throws IOException {
        List<LibraryRow> rows = sampleRows("Apple.txt");

        assertThat(track(rows.get(0)).title()).isEqualTo("\"Heroes\"");
        assertThat(track(rows.get(0)).duration()).isEqualTo(Duration.ofSeconds(215));
        assertThat(((LibraryRow.Read) rows.get(0)).added())
                .as("a date that could be several")
                .isNull();
        assertThat(track(rows.get(1)).artists()).containsExactly("\"Weird\" Co");
    }

    @Test
    void soundiizLinksNameTheTrack() throws IOException {
        List<LibraryRow> rows = sampleRows("soundiiz.csv");

        assertThat(track(rows.get(0)).uri()).isEqualTo("spotify:track:" + "a".repeat(22));
        assertThat(track(rows.get(1)).title()).isEqualTo("Spray; Foam");
    }

    @Test
    void libraryXmlListsComeWithFolderOrderAndDuplicates() throws IOException {
        List<LibraryRow> rows = sampleRows("Library.xml");

        assertThat(track(rows.get(0)))
                .isEqualTo(new Track(
                        "Tides & Co",
                        List.of("Ida"),
                        "Shore",
                        Duration.ofMillis(215123),
                        null,
                        null,
                        "file:///Users/ida/Tides%20%26%20Co.m4a",
                        2003,
                        "House",
                        null,
                        new AudioFeatures(124.0, null, null, null, null)));
        assertThat(((LibraryRow.Read) rows.get(0)).added()).isEqualTo("2013-06-19T08:07:24Z");
        assertThat(rejected(rows.get(1)).reason()).contains("is no music: marked as Podcast");
        assertThat(rejected(rows.get(2)).reason()).contains("in line 21 cannot be read: Name is blank");
        assertThat(rejected(rows.get(3)).reason()).contains("no track whose Track ID is \"99\"");
        assertThat(track(rows.get(4)).title()).isEqualTo("Tides & Co");
        assertThat(rows(sample("Library.xml"), ReadOptions.COLLECTION)).hasSize(3);
    }

    @Test
    void spotifysLocalFilesAreReadFromTheirAddress() throws IOException {
        List<LibraryRow> rows = sampleRows("Playlist1.json");

        assertThat(rejected(rows.get(1)).reason()).startsWith("\"Talk 1\" is an episode of a podcast");
        assertThat(track(rows.get(2)).title()).isEqualTo("My Own: B");
        assertThat(track(rows.get(2)).duration()).isEqualTo(Duration.ofSeconds(200));
    }

    @Test
    void xspfDurationsThatCannotBeMeantAreUnknown() throws IOException {
        List<LibraryRow> rows = sampleRows("list.xspf");

        assertThat(track(rows.get(0)).isrc()).isEqualTo("GBDUW0000059");
        assertThat(track(rows.get(0)).duration()).isEqualTo(Duration.ofMillis(194754));
        assertThat(track(rows.get(1)).duration()).isNull();
        assertThat(track(rows.get(2)).duration()).isEqualTo(Duration.ofSeconds(200));
        assertThat(track(sampleRows("list.jspf").get(0)).isrc()).isEqualTo("GBDUW0000059");
    }

    @Test
    void m3uEntriesAreNamedByDirectiveOrFile() throws IOException {
        List<LibraryRow> rows = sampleRows("list.m3u8");

        assertThat(rows).extracting(row -> track(row).title()).startsWith("Tides - Live", "Spray", "Foam");
        assertThat(track(rows.get(0)).album()).isEqualTo("Shore");
        assertThat(track(rows.get(2)).artists()).containsExactly("Co");
        assertThat(track(rows.get(3)).uri()).startsWith("spotify:track:");
        assertThat(sampleRows("plain.m3u"))
                .extracting(row -> track(row).title())
                .containsExactly("Tides", "Seconds");
    }

    @Test
    void takeoutPlaylistsGetTheirTitlesFromTheSongsBesideThem() throws IOException {
        List<LibraryRow> rows = sampleRows("Gym-videos.csv");

        assertThat(track(rows.get(0)).title()).isEqualTo("Spray");
        assertThat(((LibraryRow.Read) rows.get(0)).added()).isEqualTo(Instant.parse("2024-01-31T10:20:30Z"));
        assertThat(rejected(rows.get(1)).reason()).startsWith("only the video ID CCCCCCCCCCC is known");
    }

    @Test
    void playlistsAreChosenByPatternAndKind() throws IOException {
        Path file = sample("Library.xml");
        ReadOptions standard = ReadOptions.PLAYLISTS;

        assertThat(titles(file, List.of("gigs / *"), List.of(), false)).containsExactly("Gigs / Friday");
        assertThat(titles(file, List.of(), List.of("Fri*"), true)).containsExactly("Library", "Smart");
        assertThat(titles(file, List.of("Smart"), List.of(), false))
                .as("named outright")
                .containsExactly("Smart");
        assertThat(everything(file, standard.viewing(ReadOptions.View.COLLECTION)))
                .allMatch(row -> title(row).equals("Library"));
    }

    private static List<String> titles(Path file, List<String> include, List<String> exclude, boolean all)
            throws IOException {
        ReadOptions options = new ReadOptions(
                ReadOptions.View.PLAYLISTS, include, exclude, all, all, ReadOptions.Folders.PREFIX, Map.of());
        return everything(file, options).stream()
                .map(LibraryFixture::title)
                .distinct()
                .toList();
    }

    @Test
    void columnsMayBeMapped(@org.junit.jupiter.api.io.TempDir Path dir) throws IOException {
        Path file = LibraryFixture.file(dir, "odd.csv", "Was;Wer;Liste\nTides;Ida;Night\n");
        ReadOptions options = new ReadOptions(
                ReadOptions.View.PLAYLISTS,
                List.of(),
                List.of(),
                false,
                false,
                ReadOptions.Folders.PREFIX,
                Map.of("title", "Was", "artists", "Wer", "playlist", "liste"));
        LibraryRow row = rows(file, options).get(0);

        assertThat(track(row)).isEqualTo(Track.of("Tides", "Ida"));
        assertThat(title(row)).isEqualTo("Night");
    }
}
