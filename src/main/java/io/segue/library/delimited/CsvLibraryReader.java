package io.segue.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads any delimited format, given its layout. */
final class CsvLibraryReader implements LibraryReader {

    private final CsvRecords records;
    private final CsvLayout layout;
    private final List<String> names;
    private final List<@Nullable Field> fields = new ArrayList<>();
    private final String titleColumn;

    CsvLibraryReader(FileHead head, CsvLayout layout) throws IOException {
        CsvHeader header = head.csv();
        this.layout = layout;
        this.names = header.names();
        for (String name : names) {
            fields.add(layout.columns().get(CsvHeader.plain(name)));
        }
        int title = fields.indexOf(Field.TITLE);
        if (title < 0) {
            throw new LibraryFormatException(
                    head.file(),
                    header.line(),
                    "no column holds the title; the header should name one, found " + names);
        }
        this.titleColumn = names.get(title);
        this.records = new CsvRecords(new TextLines(head.characters()), header.delimiter());
        skipHeader();
        records.expectColumns(names.size());
    }

    private void skipHeader() throws IOException {
        CsvRecord record = records.next();
        while (record != null && record.isBlankLine()) {
            record = records.next();
        }
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        CsvRecord record = records.next();
        while (record != null && record.isBlankLine()) {
            record = records.next();
        }
        return record == null ? null : row(record);
    }

    private LibraryRow row(CsvRecord record) {
        String playlist = playlist(record);
        if (record.problem() != null) {
            return new LibraryRow.Rejected(record.line(), playlist, record.raw(), record.problem());
        }
        TrackFields track = new TrackFields();
        try {
            for (int i = 0; i < names.size(); i++) {
                String cell = record.cells().get(i);
                TrackFields.requireClean(names.get(i), cell);
                Field field = fields.get(i);
                if (field != null) {
                    track.put(field, names.get(i), cell);
                }
            }
            String named = Objects.requireNonNullElse(playlist, layout.playlist());
            return new LibraryRow.Read(record.line(), named, track.toTrack(titleColumn, layout.artistSeparator()));
        } catch (UnreadableFieldException unreadable) {
            return new LibraryRow.Rejected(record.line(), playlist, record.raw(), unreadable.reason());
        }
    }

    /** Known even where another cell is bad, so that the rejection can be shown with its playlist. */
    private @Nullable String playlist(CsvRecord record) {
        int column = fields.indexOf(Field.PLAYLIST);
        if (column < 0) {
            return layout.playlist();
        }
        if (record.problem() != null) {
            return null;
        }
        String named = record.cells().get(column).strip();
        return named.isEmpty() ? layout.playlist() : named;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
