package io.segue.library.delimited;

import io.segue.library.FormulaGuard;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.source.FileHead;
import io.segue.library.source.TextLines;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads any delimited format, given its layout. */
final class CsvLibraryReader implements LibraryReader {

    private final CsvRecords records;
    private final CsvLayout layout;
    private final List<String> names;
    private final String titleColumn;

    CsvLibraryReader(FileHead head, CsvHead csv, CsvLayout layout) throws IOException {
        this.layout = layout;
        this.names = csv.names();
        int title = layout.fields().indexOf(Field.TITLE);
        if (title < 0) {
            throw new LibraryFormatException(
                    head.name(), csv.line(), "no column holds the title; the header should name one, found " + names);
        }
        this.titleColumn = names.get(title);
        this.records = new CsvRecords(new TextLines(head.characters()), csv.delimiter(), layout.quoted());
        var header = records.nextFilled();
        records.expectColumns(names.size());
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        CsvRecord record = records.nextFilled();
        return record == null ? null : row(record);
    }

    private LibraryRow row(CsvRecord record) {
        if (record.problem() != null) {
            Playlist known = layout.playlistInRow() ? null : layout.playlist();
            return new LibraryRow.Rejected(record.line(), known, record.raw(), record.problem());
        }
        TrackFields track = new TrackFields();
        for (int i = 0; i < names.size(); i++) {
            track.put(
                    layout.fields().get(i),
                    names.get(i),
                    FormulaGuard.removed(record.cells().get(i)));
        }
        Playlist playlist = layout.playlists().of(track, layout.playlist());
        LibraryRow row = track.toRow(
                record.line(),
                playlist == null ? layout.playlist() : playlist,
                titleColumn,
                layout.artistSeparator(),
                record::raw);
        return playlist == null && row instanceof LibraryRow.Rejected rejected
                ? new LibraryRow.Rejected(rejected.line(), null, rejected.raw(), rejected.reason())
                : row;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
