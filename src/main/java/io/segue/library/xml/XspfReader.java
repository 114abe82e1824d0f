package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.field.XspfText;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams the tracks of an XSPF playlist. */
final class XspfReader implements LibraryReader {

    private static final Map<String, Field> ELEMENTS = Map.of(
            "title", Field.TITLE,
            "creator", Field.ARTISTS,
            "album", Field.ALBUM,
            "location", Field.LOCATION);

    private final XmlCursor xml;
    private Playlist playlist;
    private boolean headed;

    XspfReader(FileHead head) throws IOException {
        this.xml = new XmlCursor(head);
        this.playlist = new Playlist("xspf", head.baseName(), List.of(), Playlist.Kind.PLAYLIST);
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        while (xml.nextTag()) {
            if (xml.isStart("title") && xml.depth() == 2) {
                String title = xml.text().strip();
                playlist = title.isEmpty() || headed ? playlist : playlist.named(title);
            } else if (xml.isStart("trackList")) {
                headed = true;
                return new LibraryRow.Heading(xml.line(), playlist);
            } else if (xml.isStart("track")) {
                return track();
            }
        }
        return null;
    }

    private LibraryRow track() throws IOException {
        long line = xml.line();
        int depth = xml.depth();
        TrackFields track = new TrackFields();
        StringBuilder raw = new StringBuilder();
        while (xml.nextTag() && xml.depth() > depth) {
            if (!xml.isStart()) {
                continue;
            }
            String element = xml.element();
            if (element.equals("extension")) {
                xml.skip();
                continue;
            }
            String value = xml.text();
            raw.append(raw.length() == 0 ? "" : ", ")
                    .append(element)
                    .append(": ")
                    .append(value, 0, Math.min(100, value.length()));
            switch (element) {
                case "duration" -> track.put(XspfText.durationField(value), element, XspfText.duration(value));
                case "identifier" -> XspfText.identifier(track, value);
                default -> track.put(ELEMENTS.get(element), element, value);
            }
        }
        return track.toRow(line, playlist, "title", null, raw::toString);
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
