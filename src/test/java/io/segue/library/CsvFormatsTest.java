package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.formatOf;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatsTest {

    private static final String EXPORTIFY =
            "\uFEFFTrack URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,"
                    + "Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,"
                    + "Instrumentalness,Liveness,Valence,Tempo,Time Signature\n";

    @TempDir
    Path dir;

    @Test
    void exportifyCarriesFeaturesAndNamesThePlaylistByItsFile() throws IOException {
        Path file = file(
                dir,
                "Late_Night_Drive.csv",
                EXPORTIFY
                        + "spotify:track:6f807x0ima9a1j3VPbc7VN,\"Title\",\"Album\",\"First;Second\",2019-06-14,194754,66,true,me,"
                        + "2020-01-01T00:00:00Z,\"pop,dance\",\"Label\",0.748,0.916,6,-2.634,1,0.0583,0.102,2.33e-5,0.0653,0.518,"
                        + "122.036,4\n");

        assertThat(formatOf(file)).isEqualTo("exportify");
        assertThat(rows(file))
                .containsExactly(new LibraryRow.Read(
                        2,
                        Playlist.of("Late Night Drive"),
                        new Track(
                                "Title",
                                List.of("First", "Second"),
                                "Album",
                                Duration.ofMillis(194754),
                                null,
                                "spotify:track:6f807x0ima9a1j3VPbc7VN",
                                null,
                                2019,
                                "pop,dance",
                                true,
                                new AudioFeatures(
                                        122.036, MusicalKey.parse("2B").orElseThrow(), 0.916, 0.748, 66)),
                        Instant.parse("2020-01-01T00:00:00Z")));
    }

    @Test
    void exportifyPlaceholdersAreUnknown() throws IOException {
        Path file = file(dir, "p.csv", EXPORTIFY + "spotify:local:x,T,,,,0,0,false,,,,,,,-1,,0,,,,,,0.0,4\n");
        Track track = track(rows(file).get(0));

        assertThat(track.duration()).isNull();
        assertThat(track.artists()).isEmpty();
        assertThat(track.features()).isEqualTo(new AudioFeatures(null, null, null, null, 0));
    }

    @Test
    void tuneMyMusicHoldsManyPlaylistsAndKeepsTheCreditWhole() throws IOException {
        Path file = file(dir, "My Spotify Library.csv", """
                Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id
                One,"A, B",X,First,Playlist,gb-duw-00-00059,6f807x0ima9a1j3VPbc7VN
                Two,C,,Second,Playlist,,
                ,D,,Second,Playlist,,
                Three,E,,,Favorite,not an isrc,
                """);
        List<LibraryRow> rows = rows(file);

        assertThat(formatOf(file)).isEqualTo("tunemymusic");
        assertThat(rows)
                .extracting(LibraryFixture::title)
                .containsExactly("First", "Second", "Second", "My Spotify Library");
        assertThat(track(rows.get(0)).artists()).containsExactly("A, B");
        assertThat(track(rows.get(0)).isrc()).isEqualTo("GBDUW0000059");
        assertThat(track(rows.get(0)).uri()).isEqualTo("spotify:track:6f807x0ima9a1j3VPbc7VN");
        assertThat(rejected(rows.get(2)).reason()).startsWith("Track name is blank");
        assertThat(track(rows.get(3)).isrc()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aCollectionMayUseAnyDelimiter(String delimiter) throws IOException {
        Path file = file(
                dir,
                "my collection.txt",
                "Name|Artist|Album|Time|ISRC|Year|Genre|BPM|Key|Location|Energy Level\nT|A|L|3:20|GBDUW0000059|1999|House|124.5|8A|/m/t.mp3|7\n"
                        .replace("|", delimiter));

        assertThat(formatOf(file)).isEqualTo("csv");
        assertThat(rows(file))
                .containsExactly(new LibraryRow.Read(
                        2,
                        Playlist.of("my collection"),
                        new Track(
                                "T",
                                List.of("A"),
                                "L",
                                Duration.ofSeconds(200),
                                "GBDUW0000059",
                                null,
                                "/m/t.mp3",
                                1999,
                                "House",
                                null,
                                new AudioFeatures(124.5, MusicalKey.parse("8A").orElseThrow(), 0.7, null, null)),
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "'title,artist'",
        "'TITLE,ARTISTS'",
        "'Track Name,Artist Name'",
        "'track_name,track_artist'",
        "'\"Song\",\"Artist(s)\"',",
        "'  Name , Artist '",
    })
    void columnNamesNeedNotBeExact(String header) throws IOException {
        Track track = track(rows(file(dir, "c.csv", header + "\nT,A; B\n")).get(0));

        assertThat(track.title()).isEqualTo("T");
        assertThat(track.artists()).containsExactly("A", "B");
    }

    @Test
    void pitchClassesNeedAMode() throws IOException {
        List<LibraryRow> rows = rows(file(dir, "c.csv", "title,key,mode\nOne,9,0\nTwo,9,\nThree,Am,\nFour,none,\n"));

        assertThat(rows)
                .extracting(row -> track(row).features())
                .extracting(features -> features == null ? null : features.key())
                .containsExactly(
                        MusicalKey.parse("8A").orElseThrow(),
                        null,
                        MusicalKey.parse("8A").orElseThrow(),
                        null);
    }

    @Test
    void numbersOutOfRangeAreRejectedByColumn() throws IOException {
        List<LibraryRow> rows = rows(file(dir, "c.csv", "title,bpm,energy\nOne,fast,\nTwo,120,7\nThree,0,\n"));

        assertThat(rejected(rows.get(0)).reason())
                .isEqualTo("bpm is \"fast\"; expected a number from 0 to 999, or nothing");
        assertThat(rejected(rows.get(1)).reason())
                .isEqualTo("energy is \"7\"; expected a number from 0 to 1, or nothing");
        assertThat(track(rows.get(2)).features()).isNull();
    }
}
