package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.title;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DjCollectionTest {

    private static final List<String> FOLDER = List.of("Segue", "friday-set", "2026-01-09");
    private static final String TRACKS = """
            <COLLECTION Entries="2">
                <!-- <PLAYLISTS> in a comment is none -->
                <TRACK TrackID="7" Name="Über > Ü" Location="file://localhost/C:/M/%C3%9Cber.mp3">
                  <TEMPO Inizio="0.025" Bpm="124.50" Metro="4/4" Battito="1"/>
                  <POSITION_MARK Name="drop" Type="0" Start="61.2" Num="0"/>
                </TRACK>
                <TRACK TrackID="9" Name="Two" Location="file://localhost/M/two.mp3"/>
            </COLLECTION>""";

    @TempDir
    Path dir;

    private static String rekordbox(String playlists) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<DJ_PLAYLISTS Version=\"1.0.0\">\r\n" + TRACKS + playlists
                + "</DJ_PLAYLISTS>\r\n";
    }

    private Path copy(Path collection, String... locations) throws IOException {
        Path copy = dir.resolve("copy.xml");
        try (LibraryWriter writer = DjCollection.of(collection).orElseThrow().copyTo(copy, FOLDER)) {
            for (String location : locations) {
                Track track = new Track("x", List.of(), null, null, null, null, location, null, null, null, null);
                writer.write(new LibraryRow.Read(1, Playlist.of("Peak & Ünder"), track, null));
            }
            writer.finish();
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<PLAYLISTS><NODE Type=\"0\" Name=\"ROOT\" Count=\"1\"><NODE Name=\"Own\" Type=\"1\" KeyType=\"0\" Entries=\"1\"><TRACK Key=\"9\"/></NODE></NODE></PLAYLISTS>",
                "<PLAYLISTS>\n<NODE Type=\"0\" Name=\"ROOT\" Count=\"0\"/></PLAYLISTS>",
                "<PLAYLISTS/>",
                "<PLAYLISTS></PLAYLISTS>",
                ""
            })
    void playlistsAreAddedAndEverythingElseStaysByteForByte(String playlists) throws IOException {
        Path own = file(dir, "own.xml", rekordbox(playlists));
        Path copy = copy(own, "C:/M/Über.mp3", "file://localhost/M/two.mp3", "C:/M/Über.mp3");
        String text = Files.readString(copy);

        assertThat(text).contains(TRACKS).startsWith(rekordbox("").substring(0, 100));
        assertThat(Files.readString(own)).isEqualTo(rekordbox(playlists));
        List<LibraryRow> added = rows(copy).stream()
                .filter(row -> title(row).startsWith("Segue"))
                .toList();
        assertThat(added)
                .extracting(LibraryFixture::title)
                .containsOnly("Segue / friday-set / 2026-01-09 / Peak & Ünder");
        assertThat(added).extracting(row -> track(row).title()).containsExactly("Über > Ü", "Two", "Über > Ü");
        assertThat(rows(copy)).hasSize(playlists.contains("Own") ? 4 : 3);
    }

    @Test
    void theRootFolderCountsTheNewFolder() throws IOException {
        Path own =
                file(dir, "own.xml", rekordbox("<PLAYLISTS><NODE Name='ROOT' Type='0' Count='20'></NODE></PLAYLISTS>"));

        assertThat(Files.readString(copy(own, "/M/two.mp3")))
                .contains("<NODE Name='ROOT' Type='0' Count='21'>")
                .contains("<NODE Name=\"Segue\" Type=\"0\" Count=\"1\">");
    }

    @Test
    void traktorCollectionsAreCopiedInTheSameWay() throws IOException {
        Path own = file(dir, "collection.nml", TraktorFormatTest.COLLECTION);
        String copy = Files.readString(copy(own, "D:/Mix/spray.wav", "/Users/ida/Music/tides.mp3"));

        assertThat(copy).contains("<SUBNODES COUNT=\"5\">");
        assertThat(copy.replaceFirst(
                        "(?s)<SUBNODES COUNT=\"5\">.*?\n<NODE TYPE=\"PLAYLIST\" NAME=\"_LOOPS",
                        "<SUBNODES COUNT=\"4\">\n<NODE TYPE=\"PLAYLIST\" NAME=\"_LOOPS"))
                .isEqualTo(TraktorFormatTest.COLLECTION);
        assertThat(rows(dir.resolve("copy.xml")).stream()
                        .filter(row -> title(row).startsWith("Segue"))
                        .map(row -> track(row).title()))
                .containsExactly("Spray", "Tides");
    }

    /** The second copy is made of the first, as if it had been loaded and exported again. */
    @Test
    void foldersOfAnEarlierCopyAreUsedAndItsPlaylistsKept() throws IOException {
        Path own = file(dir, "own.xml", rekordbox("<PLAYLISTS><NODE Name='ROOT' Type='0' Count='0'/></PLAYLISTS>"));
        Path first = Files.move(copy(own, "/M/two.mp3"), dir.resolve("first.xml"));
        Path second = copy(first, "C:/M/Über.mp3");
        String text = Files.readString(second);

        assertThat(rows(second))
                .extracting(LibraryFixture::title)
                .containsExactly(
                        "Segue / friday-set / 2026-01-09 (2) / Peak & Ünder",
                        "Segue / friday-set / 2026-01-09 / Peak & Ünder");
        assertThat(text).containsOnlyOnce("\"Segue\"").containsOnlyOnce("\"friday-set\"");
        assertThat(text).contains("Count='1'").contains("Name=\"friday-set\" Type=\"0\" Count=\"2\"");
        assertThat(text.replaceFirst("(?s)\\s*<NODE Name=\"2026-01-09 \\(2\\)\".*?</NODE>\\s*</NODE>", "")
                        .replace(
                                "Name=\"friday-set\" Type=\"0\" Count=\"2\"",
                                "Name=\"friday-set\" Type=\"0\" Count=\"1\""))
                .isEqualToIgnoringWhitespace(Files.readString(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a playlist, not a folder
                "<NODE Type='1' Name='Segue' KeyType='0' Entries='0'/>",
                // somebody else's, further down
                "<NODE Type='0' Name='Old' Count='1'><NODE Type='0' Name='Segue' Count='0'/></NODE>",
                // only looks so
                "<!-- <NODE Type='0' Name='Segue' Count='0'/> -->"
            })
    void whatIsNoFolderOfOursIsLeftAlone(String node) throws IOException {
        String playlists = "<PLAYLISTS><NODE Type='0' Name='ROOT' Count='1'>" + node + "</NODE></PLAYLISTS>";
        String text = Files.readString(copy(file(dir, "own.xml", rekordbox(playlists)), "/M/two.mp3"));

        assertThat(text).contains(node).contains("<NODE Type='0' Name='ROOT' Count='2'>");
        assertThat(rows(dir.resolve("copy.xml")))
                .extracting(LibraryFixture::title)
                .containsExactly("Segue / friday-set / 2026-01-09 / Peak & Ünder");
    }

    @Test
    void anEarlierTraktorCopyIsAddedToInTheSameWay() throws IOException {
        Path own = file(dir, "collection.nml", TraktorFormatTest.COLLECTION);
        Path first = Files.move(copy(own, "D:/Mix/spray.wav"), dir.resolve("first.nml"));
        Path second = copy(first, "/Users/ida/Music/tides.mp3");
        String text = Files.readString(second);

        assertThat(rows(second).stream()
                        .filter(row -> title(row).startsWith("Segue"))
                        .map(row -> title(row) + ": " + track(row).title()))
                .containsExactly(
                        "Segue / friday-set / 2026-01-09 (2) / Peak & Ünder: Tides",
                        "Segue / friday-set / 2026-01-09 / Peak & Ünder: Spray");
        assertThat(text).containsOnlyOnce("NAME=\"Segue\"").contains("<SUBNODES COUNT=\"5\">");
        assertThat(text.split("UUID=\"", -1)).doesNotHaveDuplicates();
    }

    @Test
    void tracksThatAreNotInTheCollectionAreLeftOut() throws IOException {
        Path own = file(dir, "own.xml", rekordbox(""));

        try (LibraryWriter writer = DjCollection.of(own).orElseThrow().copyTo(dir.resolve("copy.xml"), FOLDER)) {
            assertThat(writer.write(new LibraryRow.Read(1, Playlist.of("P"), Track.of("Elsewhere"), null)))
                    .isFalse();
            writer.finish();
        }
        assertThat(dir.resolve("copy.xml")).hasSameBinaryContentAs(own);
    }

    @Test
    void withoutFinishingNothingIsLeftBehind() throws IOException {
        Path own = file(dir, "own.xml", rekordbox(""));

        DjCollection.of(own)
                .orElseThrow()
                .copyTo(dir.resolve("copy.xml"), FOLDER)
                .close();

        assertThat(dir).isDirectoryNotContaining(path -> !path.equals(own));
    }

    @Test
    void aCollectionCutOffIsRefused() throws IOException {
        Path own = file(dir, "own.xml", rekordbox("").replace("</DJ_PLAYLISTS>", ""));

        assertThatThrownBy(() -> copy(own, "/M/two.mp3"))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("own.xml:");
        assertThat(dir).isDirectoryNotContaining(path -> !path.equals(own));
    }

    @Test
    void otherFilesAreNoCollection() throws IOException {
        assertThat(DjCollection.of(file(dir, "a.csv", "title,artist\nOne,Two\n")))
                .isEmpty();
        assertThat(DjCollection.of(file(dir, "a.xml", rekordbox(""), StandardCharsets.UTF_16LE)))
                .isEmpty();
    }
}
