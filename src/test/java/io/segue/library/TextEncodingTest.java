package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {

    private static final String CONTENT = "title,artist\nGräfin Café,Zoë\n";

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkDecidesAndIsNoPartOfTheHeader(String charset) throws IOException {
        Path file = file(dir, "list.csv", "\uFEFF" + CONTENT, Charset.forName(charset));

        assertThat(track(rows(file).get(0)).title()).isEqualTo("Gräfin Café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void withoutAMarkTheBytesDecide(String charset) throws IOException {
        Path file = file(dir, "list.csv", CONTENT, Charset.forName(charset));

        assertThat(track(rows(file).get(0)).title()).isEqualTo("Gräfin Café");
        assertThat(track(rows(file).get(0)).artists()).containsExactly("Zoë");
    }

    @Test
    void malformedBytesFarIntoTheFileRejectTheirRow() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((CONTENT + "Filler,A\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Café,B\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes("Café,C\n".getBytes(StandardCharsets.UTF_8));
        List<LibraryRow> rows = rows(Files.write(dir.resolve("list.csv"), bytes.toByteArray()));

        assertThat(rejected(rows.get(10_001)).reason()).contains("some bytes are not valid text");
        assertThat(rejected(rows.get(10_001)).line()).isEqualTo(10_003);
        assertThat(track(rows.get(10_002)).title()).isEqualTo("Café");
    }

    @Test
    void oneDamagedByteDoesNotTurnAUtf8FileIntoMojibake() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(CONTENT.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("Café,B\n".getBytes(StandardCharsets.ISO_8859_1));
        List<LibraryRow> rows = rows(Files.write(dir.resolve("list.csv"), bytes.toByteArray()));

        assertThat(track(rows.get(0)).title()).isEqualTo("Gräfin Café");
        assertThat(rows.get(1)).isInstanceOf(LibraryRow.Rejected.class);
    }
}
