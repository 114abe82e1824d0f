package io.segue.library;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited format says things.
 *
 * @param columns field by {@link CsvHeader#plain} column name; other columns are ignored
 * @param artistSeparator between artists in one cell; {@code null} keeps the credit as one artist
 * @param playlist the playlist of rows that do not name one
 */
record CsvLayout(Map<String, Field> columns, @Nullable String artistSeparator, String playlist) {

    CsvLayout {
        columns = Map.copyOf(columns);
    }
}
