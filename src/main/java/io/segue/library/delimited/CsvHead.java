package io.segue.library.delimited;

import com.ibm.icu.text.Normalizer2;
import io.segue.library.source.FileHead;
import io.segue.library.source.TextLines;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first records of a file, read as delimited text; meaningless when it is something else. Of comma, semicolon and tab the delimiter
 * is the one that gives most columns.
 *
 * @param line of the header; blank lines may precede it
 * @param names as written
 * @param samples the cells of some rows below the header, as many as it has columns
 */
record CsvHead(char delimiter, long line, List<String> names, List<List<String>> samples) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int SAMPLES = 20;
    private static final int FIRST_NAMES = 6;

    CsvHead {
        names = List.copyOf(names);
        samples = List.copyOf(samples);
    }

    /** For people: the first columns, and how many there are besides. */
    String firstNames() {
        String first = names.stream().limit(FIRST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= FIRST_NAMES ? first : first + " and " + (names.size() - FIRST_NAMES) + " more";
    }

    static CsvHead of(FileHead head) {
        CsvHead best = new CsvHead(',', 1, List.of(), List.of());
        for (char delimiter : DELIMITERS) {
            CsvHead candidate = of(head.text(), delimiter);
            if (candidate.names.size() > best.names.size()) {
                best = candidate;
            }
        }
        return best;
    }

    private static CsvHead of(String text, char delimiter) {
        try (CsvRecords records = new CsvRecords(new TextLines(new StringReader(text)), delimiter)) {
            CsvRecord first = records.nextFilled();
            if (first == null || first.problem() != null) {
                return new CsvHead(delimiter, 1, List.of(), List.of());
            }
            List<String> names = withoutBlankEnd(first.cells());
            records.expectColumns(names.size());
            List<List<String>> samples = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                CsvRecord row = records.nextFilled();
                if (row != null && row.problem() == null) {
                    samples.add(row.cells());
                }
            }
            return new CsvHead(delimiter, first.line(), names, samples);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Some programs end each line with a delimiter. */
    private static List<String> withoutBlankEnd(List<String> cells) {
        List<String> names = new ArrayList<>(cells.stream().map(String::strip).toList());
        while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return names;
    }

    /** Whether a column of every row that has something in it looks so, and of at least one it does. */
    boolean column(int column, Pattern pattern) {
        List<String> cells = samples.stream()
                .map(row -> row.get(column).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !cells.isEmpty()
                && cells.stream().allMatch(cell -> pattern.matcher(cell).matches());
    }

    /** Whether all these columns are there, by {@link #plain} name, in any order. */
    boolean has(String... plainNames) {
        return plainNames().containsAll(List.of(plainNames));
    }

    Set<String> plainNames() {
        return names.stream().map(CsvHead::plain).collect(Collectors.toSet());
    }

    /** A column's name without case, blanks and punctuation: {@code "Artist Name(s)"} is {@code "artistnames"}. */
    static String plain(String name) {
        return Normalizer2.getNFCInstance()
                .normalize(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
