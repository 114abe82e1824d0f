package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import io.segue.library.source.LibrarySource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A playlist of a YouTube Music Takeout: video identifiers and dates. Titles come from the songs of the library in the same export;
 * videos that are not among them are rejected rows.
 */
public final class TakeoutPlaylistFormat implements LibraryFormat {

    private static final Pattern VIDEO_ID = Pattern.compile("[\\w-]{11}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ].*");

    @Override
    public String name() {
        return "takeout-playlist";
    }

    @Override
    public String shape() {
        return "CSV of a YouTube Takeout with video ID and the time it was put into the playlist";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        if (csv.names().size() == 2
                && csv.names().get(0).toLowerCase(Locale.ROOT).startsWith("video id")) {
            return Recognition.certain("the columns " + csv.firstNames());
        }
        boolean values = csv.names().size() == 2 && csv.column(0, VIDEO_ID) && csv.column(1, DATE);
        return values ? new Recognition(0.8, "video identifiers and dates in two columns") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new TakeoutPlaylistReader(head, songs(head));
    }

    /** The library's songs, in the same folder or archive. */
    private static List<FileHead> songs(FileHead head) throws IOException {
        List<FileHead> songs = new ArrayList<>();
        for (LibrarySource sibling : head.source().siblings()) {
            if (sibling.fileName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                FileHead candidate = FileHead.read(sibling);
                if (new TakeoutSongsFormat().recognise(candidate).confidence() > 0) {
                    songs.add(candidate);
                }
            }
        }
        return songs;
    }
}
