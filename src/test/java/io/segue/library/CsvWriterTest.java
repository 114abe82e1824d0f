package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    private static String csv(@Nullable Object... cells) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = new CsvWriter(text)) {
            writer.row(Arrays.asList(cells));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\0x"})
    void textASpreadsheetWouldRunIsDefused(String cell) throws IOException {
        assertThat(csv(cell, "b").replace("\"", "")).isEqualTo("'" + cell + ",b\r\n");
    }

    @Test
    void cellsAreQuotedOnlyWhereNeeded() throws IOException {
        assertThat(csv("a,b", "c\"d", "e\nf", "g", null, -5, 1.5))
                .isEqualTo("\"a,b\",\"c\"\"d\",\"e\nf\",g,,-5,1.5\r\n");
    }

    @Test
    void aFailingDiskIsNotOverlooked() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatIOException()
                .isThrownBy(() -> new CsvWriter(full).row(List.of("a")))
                .withMessage("disk full");
    }
}
