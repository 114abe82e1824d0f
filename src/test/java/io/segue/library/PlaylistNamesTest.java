package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.title;
import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.ReadOptions.Folders;
import io.segue.library.ReadOptions.View;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Names that Unicode calls canonically equivalent are one name, and stay as they were written. */
class PlaylistNamesTest {

    @TempDir
    Path dir;

    private static String text(String codePoints) {
        StringBuilder text = new StringBuilder();
        for (String codePoint : codePoints.split(" ")) {
            text.appendCodePoint(Integer.parseInt(codePoint, 16));
        }
        return text.toString();
    }

    private List<LibraryRow> playlists(List<String> include, String... names) throws IOException {
        Path list = dir.resolve("list.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(list)) {
            csv.write("Playlist ID,Playlist,Title\n");
            for (int i = 0; i < names.length; i++) {
                csv.write(i + ",\"x " + names[i].replace("\"", "\"\"") + " x\",T" + names[i].replaceAll("[\",\\s]", "")
                        + "\n");
            }
        }
        return rows(list, new ReadOptions(View.PLAYLISTS, include, List.of(), false, false, Folders.PREFIX, Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/library/canonical-equivalents.csv", numLinesToSkip = 1)
    void equivalentNamesAreOne(String what, String one, String other, boolean equivalent) throws IOException {
        List<LibraryRow> all = playlists(List.of(), text(one), text(other));
        List<LibraryRow> included = playlists(List.of("X " + text(one) + " ?"), text(one), text(other));

        assertThat(title(all.get(0))).as("as written").isEqualTo("x " + text(one) + " x");
        assertThat(title(all.get(1)))
                .as("told apart if one")
                .isEqualTo("x " + text(other) + (equivalent ? " x (2)" : " x"));
        assertThat(included).as("named by a pattern").hasSize(equivalent ? 2 : 1);
    }

    @Test
    void aTitleIsKeptInTheFormItHas() throws IOException {
        String decomposed = "Cafe\u0301 \u1112\u1161\u11AB";
        Path list = file(dir, "list.csv", "Title,Artist\n" + decomposed + ",A\n");

        assertThat(LibraryFixture.track(rows(list).get(0)).title())
                .isEqualTo(decomposed)
                .isNotEqualTo(Normalizer.normalize(decomposed, Form.NFC));
    }

    @Test
    void aColumnIsFoundByItsNameInEitherForm() throws IOException {
        Path list = file(dir, "list.csv", "Cha\u0302nson,Artist\nTides,Ida\n");
        ReadOptions options = new ReadOptions(
                View.PLAYLISTS, List.of(), List.of(), false, false, Folders.PREFIX, Map.of("title", "chânson"));

        assertThat(LibraryFixture.track(rows(list, options).get(0)).title()).isEqualTo("Tides");
    }

    /** All of Unicode: the forms are those of another library. */
    @Test
    void everyCharacterThatHasSeveralFormsIsOneName() {
        com.ibm.icu.text.Normalizer2 decomposed = com.ibm.icu.text.Normalizer2.getNFDInstance();
        Selection selection = new Selection(ReadOptions.PLAYLISTS);
        int tried = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean known = Character.isDefined(c) && !Character.isSurrogate((char) c) && !Character.isWhitespace(c);
            String form = known ? decomposed.getDecomposition(c) : null;
            if (form != null && (c < 0xAC00 || c > 0xD7A3 || c % 97 == 0)) {
                tried++;
                String title = Character.toString(c);
                selection.apply(heading("a" + c, "n" + c + title + "z"), 1);
                assertThat(selection.apply(heading("b" + c, "n" + c + form + "z"), 1))
                        .as("U+%04X", c)
                        .extracting(row -> row.playlist().name())
                        .isEqualTo("n" + c + form + "z (2)");
            }
        }
        assertThat(tried).isGreaterThan(2000);
    }

    private static LibraryRow heading(String id, String name) {
        return new LibraryRow.Heading(1, new Playlist(id, name, List.of(), Playlist.Kind.PLAYLIST));
    }
}
