package io.segue.library.delimited;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import io.segue.library.source.TextLines;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of RFC 4180 text. A quote that is never closed, or only by accident in a later record, costs the one line it stands in:
 * reading goes on with the line after it, so the damage does not swallow its neighbours.
 */
final class CsvRecords implements Closeable {

    private static final int MAX_RECORD_LINES = 1000;

    private final TextLines lines;
    private final char delimiter;
    private final Deque<TextLines.Line> pushedBack = new ArrayDeque<>();
    private ICSVParser parser;
    private int columns;

    CsvRecords(TextLines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.parser = newParser(delimiter);
    }

    private static ICSVParser newParser(char delimiter) {
        return new RFC4180ParserBuilder().withSeparator(delimiter).build();
    }

    /** From now on a record must have as many columns; surplus empty ones are forgiven, as spreadsheets add them. */
    void expectColumns(int count) {
        columns = count;
    }

    /** The next record that is not a blank line. */
    @Nullable CsvRecord nextFilled() throws IOException {
        CsvRecord record = next();
        while (record != null && record.isBlankLine()) {
            record = next();
        }
        return record;
    }

    private @Nullable CsvRecord next() throws IOException {
        TextLines.Line first = nextLine();
        if (first == null) {
            return null;
        }
        if (first.truncated()) {
            return problem(
                    first, "the line is longer than " + TextLines.MAX_LINE_CHARS + " characters; shorten its cells");
        }
        List<String> cells = new ArrayList<>();
        Collections.addAll(cells, parser.parseLineMulti(first.text()));
        List<TextLines.Line> continuation = new ArrayList<>();
        int chars = first.text().length();
        while (parser.isPending()) {
            TextLines.Line more = nextLine();
            if (more != null) {
                continuation.add(more);
                chars += more.text().length();
            }
            if (more == null
                    || more.truncated()
                    || continuation.size() >= MAX_RECORD_LINES
                    || chars > TextLines.MAX_LINE_CHARS) {
                pushBack(continuation);
                parser = newParser(delimiter); // the old one waits for the quote
                return problem(first, "a quoted cell is opened in this line and not closed; close the quote (\")");
            }
            Collections.addAll(cells, parser.parseLineMulti(more.text()));
        }
        return checked(first, cells, continuation);
    }

    private CsvRecord checked(TextLines.Line first, List<String> cells, List<TextLines.Line> continuation) {
        while (columns > 0
                && cells.size() > columns
                && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        CsvRecord whole = new CsvRecord(first.number(), first.text(), cells, null);
        if (columns == 0 || cells.size() == columns || whole.isBlankLine()) {
            return whole;
        }
        String found = cells.size() + " columns where the header has " + columns;
        if (continuation.isEmpty()) {
            return problem(first, found + "; quote cells that contain the delimiter (" + shown(delimiter) + ")");
        }
        long last = continuation.get(continuation.size() - 1).number();
        pushBack(continuation);
        return problem(
                first,
                "a quoted cell is opened in this line and closed in line " + last + ", which gives " + found
                        + "; check the quotes (\")");
    }

    static String shown(char delimiter) {
        return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
    }

    private static CsvRecord problem(TextLines.Line first, String problem) {
        return new CsvRecord(first.number(), first.text(), List.of(), problem);
    }

    private TextLines.@Nullable Line nextLine() throws IOException {
        return pushedBack.isEmpty() ? lines.next() : pushedBack.removeFirst();
    }

    private void pushBack(List<TextLines.Line> again) {
        for (int i = again.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(again.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
