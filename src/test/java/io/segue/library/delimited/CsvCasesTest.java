package io.segue.library.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.source.TextLines;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Cells are what they were before somebody wrote them as CSV, whichever of the allowed ways that was done in. */
class CsvCasesTest {

    /** All records, the header first; a record that cannot be read is its problem. */
    static List<List<String>> records(Reader text, char delimiter) throws IOException {
        try (CsvRecords records = new CsvRecords(new TextLines(text), delimiter)) {
            List<List<String>> all = new ArrayList<>();
            for (CsvRecord record = records.nextFilled(); record != null; record = records.nextFilled()) {
                records.expectColumns(
                        all.isEmpty() ? record.cells().size() : all.get(0).size());
                all.add(record.problem() == null ? record.cells() : List.of("!" + record.problem()));
            }
            return all;
        }
    }

    /** The table has records after one another, cells divided by {@code ¦}, and {@code ␤ ␍ ⇥} for line feed, carriage return, tab. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/library/csv-cases.tsv",
            numLinesToSkip = 1,
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void cellsAreReadAsTheyWere(String name, String content, String expected) {
        List<List<String>> wanted = Arrays.stream(expected.split("‖"))
                .map(record -> Arrays.stream(record.split("¦", -1))
                        .map(CsvCasesTest::unescaped)
                        .toList())
                .toList();

        assertThat(read(unescaped(content))).as(name).isEqualTo(wanted);
    }

    private static List<List<String>> read(String content) {
        try {
            return records(new StringReader(content), ',');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String text) {
        return text.replace('␤', '\n').replace('␍', '\r').replace('⇥', '\t');
    }
}
