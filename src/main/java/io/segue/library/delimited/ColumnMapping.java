package io.segue.library.delimited;

import io.segue.library.LibraryFormatException;
import io.segue.library.ReadOptions;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person says the columns of a file mean; columns not named keep the meaning their own name has. */
final class ColumnMapping {

    private ColumnMapping() {}

    /**
     * @throws LibraryFormatException when the file has no column of a name given
     */
    static CsvLayout apply(ReadOptions options, CsvLayout layout, CsvHead csv, FileHead head)
            throws LibraryFormatException {
        List<@Nullable Field> fields = new ArrayList<>(layout.fields());
        for (Map.Entry<String, String> mapped : options.columns().entrySet()) {
            Field field = Field.mappable().get(mapped.getKey());
            if (field == null) {
                throw new IllegalArgumentException("nothing is called " + mapped.getKey());
            }
            int column = column(csv, mapped.getValue());
            if (column < 0) {
                throw new LibraryFormatException(
                        head.name(),
                        csv.line(),
                        "there is no column \"" + mapped.getValue() + "\" for " + mapped.getKey() + "; found "
                                + csv.names());
            }
            fields.replaceAll(known -> known == field ? null : known);
            fields.set(column, field);
        }
        return new CsvLayout(fields, layout.artistSeparator(), layout.playlist(), layout.playlists(), layout.quoted());
    }

    private static int column(CsvHead csv, String name) {
        int exact = csv.names().indexOf(name);
        List<String> plain = csv.names().stream().map(CsvHead::plain).toList();
        return exact >= 0 ? exact : plain.indexOf(CsvHead.plain(name));
    }
}
