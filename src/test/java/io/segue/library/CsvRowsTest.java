package io.segue.library;

import static io.segue.library.LibraryFixture.file;
import static io.segue.library.LibraryFixture.rejected;
import static io.segue.library.LibraryFixture.rows;
import static io.segue.library.LibraryFixture.track;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final String HEADER = "title,artist,duration\n";

    @TempDir
    Path dir;

    private List<LibraryRow> read(String content) throws IOException {
        return rows(file(dir, "list.csv", content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void anyLineEndWillDo(String lineEnd) throws IOException {
        List<LibraryRow> rows = read("title,artist\nOne,A\nTwo,B".replace("\n", lineEnd));

        assertThat(rows).extracting(row -> track(row).title()).containsExactly("One", "Two");
        assertThat(rows).extracting(LibraryRow::line).containsExactly(2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aRowIsNumberedByItsFirstLine(String lineEnd) throws IOException {
        List<LibraryRow> rows =
                read("title,artist\n\"One\nof\nmany\",A\n\nTwo,B\n\"Th\"\"\nree\",C\nFour,D\n".replace("\n", lineEnd));

        assertThat(rows)
                .extracting(row -> track(row).title())
                .containsExactly("One\nof\nmany", "Two", "Th\"\nree", "Four");
        assertThat(rows).extracting(LibraryRow::line).containsExactly(2L, 6L, 7L, 9L);
    }

    @Test
    void quotesInsideUnquotedCellsAreText() throws IOException {
        assertThat(track(read(HEADER + "7\" single,A,\n").get(0)).title()).isEqualTo("7\" single");
    }

    @Test
    void aMissingTitleRejectsTheRowOnly() throws IOException {
        List<LibraryRow> rows = read(HEADER + "One,A,3:00\n  ,B,3:00\nThree,C,3:00\n");

        assertThat(rejected(rows.get(1)))
                .isEqualTo(new LibraryRow.Rejected(
                        3, Playlist.of("list"), "  ,B,3:00", "title is blank; every row needs a title"));
        assertThat(track(rows.get(2)).title()).isEqualTo("Three");
    }

    @Test
    void tooManyOrTooFewColumnsRejectTheRowOnly() throws IOException {
        List<LibraryRow> rows = read(HEADER + "One,A\nTwo,B,3:00,x\nThree,C,3:00\n");

        assertThat(rejected(rows.get(0)).reason()).startsWith("2 columns where the header has 3; quote cells");
        assertThat(rejected(rows.get(1)).reason()).startsWith("4 columns where the header has 3");
        assertThat(track(rows.get(2)).title()).isEqualTo("Three");
    }

    @Test
    void surplusEmptyColumnsAreForgiven() throws IOException {
        assertThat(track(read(HEADER + "One,A,3:00,,\n").get(0)).title()).isEqualTo("One");
    }

    @Test
    void anUnreadableDurationIsRejectedAndABlankOneUnknown() throws IOException {
        List<LibraryRow> rows = read(HEADER + "One,A,abc\nTwo,B,\n");

        assertThat(rejected(rows.get(0)).reason()).startsWith("duration is \"abc\"; expected a playing time");
        assertThat(track(rows.get(1)).duration()).isNull();
    }

    @Test
    void aNulIsRejectedAndShown() throws IOException {
        LibraryRow.Rejected row = rejected(read(HEADER + "O\0ne,A,\n").get(0));

        assertThat(row.reason()).isEqualTo("title is \"O␀ne\"; remove the NUL character (shown as ␀)");
        assertThat(row.raw()).isEqualTo("O␀ne,A,");
    }

    @Test
    void anOversizeCellIsRejectedEvenWhereItsColumnIsNotRead() throws IOException {
        List<LibraryRow> rows = read("title,artist,comment\nOne,A," + "x".repeat(70_000) + "\nTwo,B,\n");

        assertThat(rejected(rows.get(0)).reason()).isEqualTo("comment has 70000 characters; at most 65536 are read");
        assertThat(rejected(rows.get(0)).raw()).hasSize(500);
        assertThat(track(rows.get(1)).title()).isEqualTo("Two");
    }

    @Test
    void aCellOfTenMegabytesCostsOneRow() throws IOException {
        List<LibraryRow> rows = read(HEADER + "One,\"" + "x".repeat(10 << 20) + "\",3:00\nTwo,B,3:00\n");

        assertThat(rejected(rows.get(0)).reason()).startsWith("the line is longer than 1048576 characters");
        assertThat(track(rows.get(1)).title()).isEqualTo("Two");
    }

    @Test
    void aQuoteNeverClosedCostsTheLineItStandsIn() throws IOException {
        List<LibraryRow> rows = read(HEADER + "One,A,3:00\n\"Two,B,3:00\nThree,C,3:00\nFour,D,3:00\n");

        assertThat(rejected(rows.get(1)).line()).isEqualTo(3);
        assertThat(rejected(rows.get(1)).reason()).startsWith("a quoted cell is opened in this line and not closed");
        assertThat(track(rows.get(2)).title()).isEqualTo("Three");
        assertThat(track(rows.get(3)).title()).isEqualTo("Four");
    }

    @Test
    void aQuoteClosedByAccidentCostsTheLineItStandsIn() throws IOException {
        List<LibraryRow> rows = read(HEADER + "\"One,A,3:00\nTwo,B,3:00\nx\",C\nThree,C,3:00\n");

        assertThat(rejected(rows.get(0)).reason())
                .startsWith("a quoted cell is opened in this line and closed in line 4, which gives 2 columns");
        assertThat(track(rows.get(1)).title()).isEqualTo("Two");
        assertThat(rows.get(2)).isInstanceOf(LibraryRow.Rejected.class);
        assertThat(track(rows.get(3)).title()).isEqualTo("Three");
    }

    @Test
    void theWholeFileAfterAnOpenQuoteIsStillRead() throws IOException {
        List<LibraryRow> rows = read(HEADER + "\"One,A,3:00\n" + "Two,B,3:00\n".repeat(100_000));

        assertThat(rows).hasSize(100_001);
        assertThat(rows.get(0)).isInstanceOf(LibraryRow.Rejected.class);
        assertThat(rows.get(100_000).line()).isEqualTo(100_002);
    }
}
