package io.segue.library;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes RFC 4180 rows, streaming. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay as they
 * are. Closing closes the writer given.
 */
public final class CsvWriter implements Closeable {

    private final ICSVWriter csv;

    public CsvWriter(Writer out) {
        this.csv = new CSVWriterBuilder(out).withLineEnd("\r\n").build();
    }

    /** Writes one row; {@code null} is an empty cell. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        String[] texts = cells.stream().map(CsvWriter::text).toArray(String[]::new);
        csv.writeNext(texts, false);
        throwPending();
    }

    private static String text(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        return cell instanceof Number ? text : FormulaGuard.added(text);
    }

    /** opencsv keeps the first failure to itself. */
    private void throwPending() throws IOException {
        IOException failure = csv.getException();
        if (failure != null) {
            throw failure;
        }
    }

    public void flush() throws IOException {
        csv.flush();
        throwPending();
    }

    @Override
    public void close() throws IOException {
        csv.close();
        throwPending();
    }
}
