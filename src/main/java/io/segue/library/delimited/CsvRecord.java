package io.segue.library.delimited;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a delimited file.
 *
 * @param line on which it begins
 * @param raw its first line as found
 * @param cells empty when there is a problem
 * @param problem why the record cannot be read, for a person
 */
record CsvRecord(
        long line, String raw, List<String> cells, @Nullable String problem) {

    boolean isBlankLine() {
        return problem == null && cells.size() == 1 && cells.get(0).isBlank();
    }
}
