package io.segue.library.delimited;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.DateText;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import io.segue.library.source.TextLines;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads video identifiers and looks each up among the songs of the library. */
final class TakeoutPlaylistReader implements LibraryReader {

    private static final Pattern VIDEO = Pattern.compile("(?:.*[?&]v=)?([\\w-]{11})(?:&.*)?");

    private final CsvRecords records;
    private final CollectionTracks songs;
    private final Playlist playlist;

    TakeoutPlaylistReader(FileHead head, List<FileHead> songFiles) throws IOException {
        this.playlist = Playlist.of(head.baseName().replaceFirst("-videos$| videos$", ""));
        this.songs = CollectionTracks.kept(head.baseName());
        try {
            for (FileHead songFile : songFiles) {
                keep(songFile);
            }
            CsvHead csv = CsvHead.of(head);
            this.records = new CsvRecords(new TextLines(head.characters()), csv.delimiter());
            var header = records.nextFilled();
        } catch (IOException | RuntimeException e) {
            songs.close();
            throw e;
        }
    }

    private void keep(FileHead songFile) throws IOException {
        try (LibraryReader rows = TakeoutSongsFormat.open(songFile, songs.collection())) {
            for (LibraryRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof LibraryRow.Read read) {
                    songs.track(read, video(String.valueOf(read.track().uri())));
                }
            }
        }
    }

    private static @Nullable String video(String cell) {
        Matcher video = VIDEO.matcher(cell.strip());
        return video.matches() ? video.group(1) : null;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        CsvRecord record = records.nextFilled();
        if (record == null) {
            return null;
        }
        if (record.problem() != null) {
            return new LibraryRow.Rejected(record.line(), playlist, record.raw(), record.problem());
        }
        String video = video(record.cells().get(0));
        if (video == null) {
            return new LibraryRow.Rejected(
                    record.line(), playlist, record.raw(), "the first column holds no video ID of eleven characters");
        }
        LibraryRow row = songs.reference("video ID", video, playlist, record.line(), record.raw());
        if (row instanceof LibraryRow.Read read && record.cells().size() > 1) {
            return new LibraryRow.Read(
                    read.line(),
                    playlist,
                    read.track(),
                    DateText.parse(record.cells().get(1)));
        }
        return row instanceof LibraryRow.Rejected rejected
                ? new LibraryRow.Rejected(
                        rejected.line(),
                        playlist,
                        rejected.raw(),
                        "only the video ID " + video
                                + " is known; titles come from the \"music library songs\" file of the same export, which does not list it")
                : Objects.requireNonNull(row);
    }

    @Override
    public void close() throws IOException {
        try (songs) {
            records.close();
        }
    }
}
