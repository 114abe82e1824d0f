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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekordboxFormatTest {

    private static final String COLLECTION = """
            <DJ_PLAYLISTS Version="1.0.0">
              <PRODUCT Name="rekordbox" Version="6.6.2"/>
              <COLLECTION Entries="3">
                <TRACK TrackID="1" Name="Slow &amp; Steady" Artist="A, B" Album="L" Genre="House"
                       TotalTime="372" Year="2021" AverageBpm="124.50"
                       Location="file://localhost/C:/Music/Slow%20%26%20Steady.mp3" Tonality="Am">
                  <TEMPO Inizio="0.025" Bpm="124.50" Metro="4/4" Battito="1"/>
                </TRACK>
                <TRACK TrackID="2" Name="Siren" Artist="" TotalTime="0" Year="0" AverageBpm="0.00" Tonality="none"/>
                <TRACK TrackID="3" Name="" Artist="C" TotalTime="5"/>
                <TRACK TrackID="4" Name="Long" TotalTime="3:x"/>
              </COLLECTION>
              <PLAYLISTS>
                <NODE Type="1" Name="Friday"><TRACK Key="1"/></NODE>
              </PLAYLISTS>
            </DJ_PLAYLISTS>
            """;

    @TempDir
    Path dir;

    @Test
    void readsTheCollectionAndNotThePlaylists() throws IOException {
        Path file = file(dir, "rekordbox.xml", COLLECTION);
        List<LibraryRow> rows = rows(file, ReadOptions.COLLECTION);

        assertThat(formatOf(file)).isEqualTo("rekordbox");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0))
                .isEqualTo(new LibraryRow.Read(
                        4,
                        Playlist.collection("rekordbox"),
                        new Track(
                                "Slow & Steady",
                                List.of("A, B"),
                                "L",
                                Duration.ofSeconds(372),
                                null,
                                null,
                                "file://localhost/C:/Music/Slow%20%26%20Steady.mp3",
                                2021,
                                "House",
                                null,
                                new AudioFeatures(124.5, MusicalKey.parse("8A").orElseThrow(), null, null, null)),
                        null));
    }

    @Test
    void placeholdersAreUnknown() throws IOException {
        assertThat(track(rows(file(dir, "r.xml", COLLECTION), ReadOptions.COLLECTION)
                        .get(1)))
                .isEqualTo(Track.of("Siren"));
    }

    @Test
    void badTracksAreRejectedWithTheLineOfTheirElement() throws IOException {
        List<LibraryRow> rows = rows(file(dir, "r.xml", COLLECTION), ReadOptions.COLLECTION);

        assertThat(rejected(rows.get(2)))
                .isEqualTo(new LibraryRow.Rejected(
                        10,
                        Playlist.collection("r"),
                        "<TRACK TrackID=\"3\" Name=\"\" Artist=\"C\" TotalTime=\"5\"/>",
                        "Name is blank; every row needs a title"));
        assertThat(rejected(rows.get(3)).reason()).startsWith("TotalTime is \"3:x\"; expected seconds");
    }

    @Test
    void utf16IsRead() throws IOException {
        Path file = file(dir, "r.xml", "\uFEFF<?xml version=\"1.0\"?>" + COLLECTION, StandardCharsets.UTF_16LE);

        assertThat(rows(file, ReadOptions.COLLECTION)).hasSize(4);
    }

    @Test
    void externalEntitiesAreNotFetched() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.txt"), "the secret");
        Path file = file(
                dir,
                "r.xml",
                "<!DOCTYPE DJ_PLAYLISTS [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<DJ_PLAYLISTS><COLLECTION>\n"
                        + "<TRACK Name=\"One\">&x;</TRACK></COLLECTION></DJ_PLAYLISTS>");

        assertThat(rows(file).toString()).contains("One").doesNotContain("the secret");
    }

    @Test
    void entityBombsEndInAClearError() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE DJ_PLAYLISTS [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        bomb.append("]>\n<DJ_PLAYLISTS><COLLECTION>\n<TRACK Name=\"&a29;\"/></COLLECTION></DJ_PLAYLISTS>");
        Path file = file(dir, "r.xml", bomb.toString());

        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("r.xml:3: broken XML");
    }

    @Test
    void brokenXmlNamesTheLine() throws IOException {
        Path file = file(dir, "r.xml", COLLECTION.replace("</COLLECTION>", "</COLECTION>"));

        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("r.xml:12: broken XML");
    }

    @Test
    void bytesThatAreNoTextRejectTheirTrackOnly() throws IOException {
        byte[] bytes = COLLECTION.replace("Slow", "Slöööw").getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Siren") + 3] = (byte) 0xE8;
        List<LibraryRow> rows = rows(Files.write(dir.resolve("r.xml"), bytes), ReadOptions.COLLECTION);

        assertThat(rejected(rows.get(1)).reason()).startsWith("Name is \"Sir\uFFFDn\"; some bytes are not valid text");
        assertThat(rows).hasSize(4);
    }

    @Test
    void aGiganticElementIsRefusedBeforeItFillsMemory() throws IOException {
        Path file = file(dir, "r.xml", COLLECTION.replace("Siren", "x".repeat(20 << 20)));

        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("an element is larger than 8388608 characters");
    }

    @Test
    void anOversizeAttributeRejectsItsTrackOnly() throws IOException {
        List<LibraryRow> rows =
                rows(file(dir, "r.xml", COLLECTION.replace("Siren", "x".repeat(70_000))), ReadOptions.COLLECTION);

        assertThat(rejected(rows.get(1)).reason()).startsWith("Name has 70000 characters");
        assertThat(rows).hasSize(4);
    }
}
