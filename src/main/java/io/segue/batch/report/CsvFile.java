package io.segue.batch.report;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file in UTF-8, written row by row. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay as
 * they are.
 */
public final class CsvFile implements Closeable {

    private static final String FORMULA_STARTS = "=+-@\t\r\0";

    private final ICSVWriter csv;

    public CsvFile(Path file) throws IOException {
        // replaces what UTF-8 cannot say, where Files.newBufferedWriter would give up half way
        OutputStreamWriter text = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
        this.csv =
                new CSVWriterBuilder(new BufferedWriter(text)).withLineEnd("\n").build();
    }

    /** Writes one row; {@code null} is an empty cell. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        csv.writeNext(cells.stream().map(CsvFile::text).toArray(String[]::new), false);
        throwPending();
    }

    private static String text(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        boolean formula = !(cell instanceof Number) && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    /** opencsv keeps the first failure to itself. */
    private void throwPending() throws IOException {
        IOException failure = csv.getException();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
        throwPending();
    }
}
