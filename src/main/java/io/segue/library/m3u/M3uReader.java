package io.segue.library.m3u;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.source.FileHead;
import io.segue.library.source.TextLines;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries and the directives before them. Where no directive tells artist and title, the file's name does: without track number,
 * divided at its first dash between blanks.
 */
final class M3uReader implements LibraryReader {

    /** Seconds, attributes that some players add, then artist and title. */
    private static final Pattern EXTINF =
            Pattern.compile("#EXTINF:\\s*(-?\\d+(?:\\.\\d+)?)?([^,]*),?(.*)", Pattern.DOTALL);

    private static final Pattern DIRECTIVE = Pattern.compile("#(PLAYLIST|EXTALB|EXTART|EXTGENRE):(.*)", Pattern.DOTALL);
    private static final int RAW_CHARS = 500;

    private final FileHead head;
    private final TextLines lines;
    private TrackFields pending = new TrackFields();
    private Playlist playlist;
    private boolean begun;

    M3uReader(FileHead head) throws IOException {
        this.head = head;
        this.lines = new TextLines(head.characters());
        this.playlist = new Playlist("m3u", head.baseName(), List.of(), Playlist.Kind.PLAYLIST);
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
            String text = line.text().strip();
            if (text.startsWith("#")) {
                directive(text);
            } else if (!text.isEmpty()) {
                begun = true;
                return entry(line, text);
            }
        }
        if (begun) {
            return null;
        }
        begun = true;
        return new LibraryRow.Heading(1, playlist);
    }

    private void directive(String text) {
        Matcher extinf = EXTINF.matcher(text);
        if (extinf.matches()) {
            String seconds = extinf.group(1);
            boolean unknown = seconds == null || seconds.startsWith("-");
            pending.put(Field.DURATION_SECONDS, "#EXTINF", unknown ? "" : seconds);
            artistAndTitle(extinf.group(3), "#EXTINF");
            return;
        }
        Matcher directive = DIRECTIVE.matcher(text);
        if (directive.matches()) {
            String value = directive.group(2).strip();
            switch (directive.group(1)) {
                case "PLAYLIST" -> playlist = begun || value.isEmpty() ? playlist : playlist.named(value);
                case "EXTALB" -> pending.put(Field.ALBUM, "#EXTALB", value);
                case "EXTART" -> pending.put(Field.SINGLE_ARTIST, "#EXTART", value);
                default -> pending.put(Field.GENRE, "#EXTGENRE", value);
            }
        }
    }

    private void artistAndTitle(String text, String column) {
        int dash = text.indexOf(" - ");
        if (dash > 0 && dash + 3 < text.length()) {
            pending.put(Field.ARTISTS, column, text.substring(0, dash));
            pending.put(Field.TITLE, column, text.substring(dash + 3));
        } else {
            pending.put(Field.TITLE, column, text);
        }
    }

    private LibraryRow entry(TextLines.Line line, String text) {
        TrackFields track = pending;
        if (track.text(Field.TITLE) == null) {
            artistAndTitle(EntryName.of(text), "the entry");
            track = pending;
        }
        pending = new TrackFields();
        boolean identifier = text.matches("(?:spotify|apple|local|deezer|tidal):[^/\\\\].*");
        track.put(identifier ? Field.URI : Field.LOCATION, "the entry", text);
        if (line.truncated()) {
            track.complain("the line is longer than " + TextLines.MAX_LINE_CHARS + " characters; shorten it");
        }
        String raw = text.substring(0, Math.min(text.length(), RAW_CHARS));
        return track.toRow(line.number(), playlist, head.baseName(), null, () -> raw);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
