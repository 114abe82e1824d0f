package io.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.SegueApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need no batch, from their arguments to what they print and leave. */
class LibraryCommandsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/library/formats");

    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return CommandLineRunner.run(
                SegueApplication.class, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void inspectTellsFormatPlaylistsRowsAndProblems() {
        assertThat(run("inspect", SAMPLES.resolve("Library.xml").toString())).isZero();

        assertThat(out.toString())
                .contains("Library.xml: itunes (certain, by XML whose document element is plist)")
                .containsPattern("\\d+ playlists, \\d+ tracks, \\d+ rows rejected")
                .contains("Gigs / Friday")
                .contains("[filled by rules; read with input.smart: true]")
                .contains("[kept by the program; read with input.builtIn: true]")
                .contains("First rows")
                .contains("Problems")
                .containsPattern("line \\d+: the collection has no track");
    }

    @Test
    void inspectTellsOfAlbumsAndPodcasts() {
        assertThat(run("inspect", SAMPLES.resolve("YourLibrary.json").toString()))
                .isZero();

        assertThat(out.toString())
                .contains("1 Liked Songs  [liked]")
                .contains("0 Saved Albums  (1 rejected)  [albums]")
                .contains("\"Shore\" is a saved album")
                .contains("\"Talk 1\" is an episode of a podcast");
    }

    @Test
    void inspectTellsWhatIsInAnArchive() {
        assertThat(run("inspect", SAMPLES.resolve("takeout.zip").toString())).isZero();

        assertThat(out.toString()).contains(": takeout-songs (certain").contains(": takeout-playlist (certain");
    }

    @Test
    void inspectSaysWhereAFileBreaks() throws IOException {
        Path broken = Files.writeString(dir.resolve("a.xml"), "<DJ_PLAYLISTS>\n<COLLECTION>\n<TRACK Name=\"One\"/>\n");

        assertThat(run("inspect", broken.toString(), "--collection")).isEqualTo(2);

        assertThat(out.toString()).contains("a.xml: rekordbox (certain").contains("line 3: One");
        assertThat(err.toString()).contains("a.xml:4: broken XML").doesNotContain("Exception");
    }

    @Test
    void inspectShowsTheKnownFormatsForAnUnknownFile() throws IOException {
        Path letter = Files.writeString(dir.resolve("letter.txt"), "Dear Ida\n");

        assertThat(run("inspect", letter.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("\"Dear Ida\"")
                .contains("exportify (CSV with")
                .contains("traktor (XML");
    }

    @Test
    void convertWritesWithProgressAndTellsWhatItLeftOut() throws IOException {
        Path in = Files.writeString(dir.resolve("in.csv"), "title,artist\n" + "T,A\n".repeat(2500) + ",A\n");
        Path xml = dir.resolve("out.xml");

        assertThat(run("convert", in.toString(), xml.toString())).isZero();

        assertThat(out.toString())
                .contains("2500 tracks written, 1 rows rejected, 2500 without a location players could open")
                .contains(xml.toString());
        assertThat(err.toString())
                .contains("in.csv: csv (50 % sure")
                .contains("Reading: 1000 rows")
                .contains("line 2502: title is blank");
        assertThat(Files.readString(xml)).contains("<DJ_PLAYLISTS").contains("Entries=\"2500\"");
    }

    @Test
    void convertRefusesWhatItCannotWriteAndLeavesNothing() throws IOException {
        Path in = Files.writeString(dir.resolve("in.json"), "[{\"track\":\"One\"},");

        assertThat(run("convert", in.toString(), dir.resolve("out.doc").toString()))
                .isEqualTo(2);
        assertThat(run("convert", in.toString(), dir.resolve("out.csv").toString()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("cannot write \"out.doc\"").contains("in.json:1: broken JSON");
        assertThat(dir).isDirectoryContaining("glob:**in.json").isDirectoryNotContaining("glob:**out*");
    }
}
