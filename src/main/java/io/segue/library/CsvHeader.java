package io.segue.library;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a delimited file. Of comma, semicolon and tab the delimiter is the one that gives most columns.
 *
 * @param line of the header; blank lines may precede it
 * @param names as written
 */
record CsvHeader(char delimiter, long line, List<String> names) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    CsvHeader {
        names = List.copyOf(names);
    }

    /** The header of a file that begins with the text. */
    static CsvHeader of(String text) {
        CsvHeader best = new CsvHeader(',', 1, List.of());
        for (char delimiter : DELIMITERS) {
            CsvRecord first = firstRecord(text, delimiter);
            if (first != null && first.cells().size() > best.names.size()) {
                best = new CsvHeader(delimiter, first.line(), trimmed(first.cells()));
            }
        }
        return best;
    }

    private static @Nullable CsvRecord firstRecord(String text, char delimiter) {
        try (CsvRecords records = new CsvRecords(new TextLines(new StringReader(text)), delimiter)) {
            CsvRecord first = records.next();
            while (first != null && first.isBlankLine()) {
                first = records.next();
            }
            return first;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> trimmed(List<String> cells) {
        return cells.stream().map(String::strip).toList();
    }

    /** Whether all these columns are there, by {@link #plain} name, in any order. */
    boolean has(String... plainNames) {
        return names.stream().map(CsvHeader::plain).toList().containsAll(List.of(plainNames));
    }

    /** A column's name without case, blanks and punctuation: {@code "Artist Name(s)"} is {@code "artistnames"}. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
