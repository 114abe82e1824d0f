package io.segue.library;

import static io.segue.library.LibraryFixture.everything;
import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.formatOf;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.title;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraktorFormatTest {

    static final String COLLECTION = """
            <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
            <NML VERSION="19"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>
            <COLLECTION ENTRIES="3"><ENTRY MODIFIED_DATE="2024/1/5" AUDIO_ID="AAA" TITLE="Tides" ARTIST="Ida &amp; Co">
            <LOCATION DIR="/:Users/:ida/:Music/:" FILE="tides.mp3" VOLUME="Macintosh HD" VOLUMEID="Macintosh HD"></LOCATION>
            <ALBUM TITLE="Shore"></ALBUM>
            <INFO GENRE="House" KEY="1d" PLAYTIME="361" PLAYTIME_FLOAT="360.750000" IMPORT_DATE="2024/1/31" RELEASE_DATE="2020/1/1"></INFO>
            <TEMPO BPM="124.500000" BPM_QUALITY="100.000000"></TEMPO>
            <MUSICAL_KEY VALUE="21"></MUSICAL_KEY>
            <CUE_V2 NAME="n.n." DISPL_ORDER="0" TYPE="0" START="52.1" LEN="0.0" REPEATS="-1" HOTCUE="0"></CUE_V2>
            </ENTRY>
            <ENTRY TITLE="Spray"><LOCATION DIR="/:Mix/:" FILE="spray.wav" VOLUME="D:" VOLUMEID="x"></LOCATION>
            <INFO KEY="10m" PLAYTIME="0"></INFO>
            </ENTRY>
            <ENTRY TITLE=""><LOCATION DIR="/:" FILE="blank.wav" VOLUME="STICK" VOLUMEID="x"></LOCATION></ENTRY>
            </COLLECTION>
            <SETS ENTRIES="0"></SETS>
            <PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="4">
            <NODE TYPE="PLAYLIST" NAME="_LOOPS"><PLAYLIST ENTRIES="0" TYPE="LIST" UUID="1"></PLAYLIST></NODE>
            <NODE TYPE="SMARTLIST" NAME="Fast"><SMARTLIST UUID="2"><SEARCH_EXPRESSION VERSION="1" QUERY="$BPM &gt; 130"></SEARCH_EXPRESSION></SMARTLIST></NODE>
            <NODE TYPE="FOLDER" NAME="Gigs"><SUBNODES COUNT="1">
            <NODE TYPE="PLAYLIST" NAME="Friday"><PLAYLIST ENTRIES="4" TYPE="LIST" UUID="3">
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="D:/:Mix/:spray.wav"></PRIMARYKEY></ENTRY>
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="Macintosh HD/:Users/:ida/:Music/:tides.mp3"></PRIMARYKEY></ENTRY>
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="Macintosh HD/:gone.mp3"></PRIMARYKEY></ENTRY>
            <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="STICK/:blank.wav"></PRIMARYKEY></ENTRY>
            </PLAYLIST></NODE></SUBNODES></NODE>
            <NODE TYPE="PLAYLIST" NAME="Empty"><PLAYLIST ENTRIES="0" TYPE="LIST" UUID="4"></PLAYLIST></NODE>
            </SUBNODES></NODE></PLAYLISTS>
            </NML>
            """;

    @TempDir
    Path dir;

    @Test
    void readsTheCollection() throws IOException {
        Path file = file(dir, "collection.nml", COLLECTION);
        List<LibraryRow> rows = rows(file, ReadOptions.COLLECTION);

        assertThat(formatOf(file)).isEqualTo("traktor");
        assertThat(rows.get(0))
                .isEqualTo(new LibraryRow.Read(
                        3,
                        Playlist.collection("collection"),
                        new Track(
                                "Tides",
                                List.of("Ida & Co"),
                                "Shore",
                                Duration.ofMillis(360_750),
                                null,
                                null,
                                "/Users/ida/Music/tides.mp3",
                                2020,
                                "House",
                                null,
                                new AudioFeatures(124.5, MusicalKey.parse("8A").orElseThrow(), null, null, null)),
                        Instant.parse("2024-01-31T00:00:00Z")));
        assertThat(track(rows.get(1)).location()).isEqualTo("D:/Mix/spray.wav");
        assertThat(rejected(rows.get(2)).reason()).startsWith("TITLE is blank");
    }

    @Test
    void theTextualKeyCountsWhereTheNumericOneIsMissing() throws IOException {
        Track spray = track(
                rows(file(dir, "c.nml", COLLECTION), ReadOptions.COLLECTION).get(1));

        assertThat(spray.features().key()).isEqualTo(MusicalKey.parse("10m").orElseThrow());
    }

    @Test
    void readsPlaylistsInTheirOrderAndFolder() throws IOException {
        List<LibraryRow> rows = rows(file(dir, "c.nml", COLLECTION));

        assertThat(rows).extracting(LibraryFixture::title).containsOnly("Gigs / Friday");
        assertThat(track(rows.get(0)).title()).isEqualTo("Spray");
        assertThat(track(rows.get(1)).title()).isEqualTo("Tides");
        assertThat(rejected(rows.get(2)).reason())
                .startsWith("the collection has no track whose LOCATION is \"Macintosh HD/:gone.mp3\"");
        assertThat(rejected(rows.get(3)).reason()).contains("cannot be read: TITLE is blank");
    }

    @Test
    void smartAndBuiltInListsAreReadOnlyWhenAskedFor() throws IOException {
        Path file = file(dir, "c.nml", COLLECTION);
        ReadOptions all = new ReadOptions(
                ReadOptions.View.PLAYLISTS,
                List.of(),
                List.of(),
                true,
                true,
                ReadOptions.Folders.DROP,
                java.util.Map.of());

        assertThat(everything(file, ReadOptions.PLAYLISTS))
                .filteredOn(LibraryRow.Heading.class::isInstance)
                .extracting(row -> title(row))
                .containsExactly("Gigs / Friday", "Empty");
        assertThat(everything(file, all))
                .filteredOn(LibraryRow.Heading.class::isInstance)
                .extracting(row -> title(row))
                .containsExactly("_LOOPS", "Fast", "Friday", "Empty");
    }
}
