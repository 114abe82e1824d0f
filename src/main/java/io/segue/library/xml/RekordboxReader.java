package io.segue.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Streams {@code COLLECTION/TRACK} elements; the rest of the document, playlists included, is passed over. */
final class RekordboxReader implements LibraryReader {

    private static final Map<String, Field> ATTRIBUTES = Map.of(
            "Name", Field.TITLE,
            "Artist", Field.ARTISTS,
            "Album", Field.ALBUM,
            "TotalTime", Field.DURATION_SECONDS,
            "Location", Field.LOCATION,
            "Year", Field.YEAR,
            "Genre", Field.GENRE,
            "AverageBpm", Field.BPM,
            "Tonality", Field.KEY);
    private static final int RAW_CHARS = 500;

    private final FileHead head;
    private final InputStream in;
    private final HardenedXml.BoundedElements bounded;
    private final XMLStreamReader xml;
    private boolean inCollection;

    RekordboxReader(FileHead head) throws IOException {
        this.head = head;
        this.in = head.bytes();
        this.bounded = new HardenedXml.BoundedElements(in);
        try {
            this.xml = HardenedXml.open(bounded);
        } catch (XMLStreamException broken) {
            in.close();
            throw broken(broken);
        }
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        try {
            while (xml.hasNext()) {
                // Before the tag is read the parser stands at its "<"; afterwards only at its end.
                long line = xml.getLocation().getLineNumber();
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    bounded.elementSeen();
                    if (inCollection && xml.getLocalName().equals("TRACK")) {
                        return row(line);
                    }
                    inCollection |= xml.getLocalName().equals("COLLECTION");
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("COLLECTION")) {
                    inCollection = false;
                }
            }
            return null;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private LibraryRow row(long line) {
        TrackFields track = new TrackFields();
        try {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String name = xml.getAttributeLocalName(i);
                String value = xml.getAttributeValue(i);
                TrackFields.requireClean(name, value);
                Field field = ATTRIBUTES.get(name);
                if (field != null) {
                    track.put(field, name, value);
                }
            }
            return new LibraryRow.Read(line, head.baseName(), track.toTrack("Name", null));
        } catch (UnreadableFieldException unreadable) {
            return new LibraryRow.Rejected(line, head.baseName(), raw(), unreadable.reason());
        }
    }

    private String raw() {
        StringBuilder raw = new StringBuilder("<TRACK");
        for (int i = 0; i < xml.getAttributeCount() && raw.length() < RAW_CHARS; i++) {
            String value = xml.getAttributeValue(i);
            raw.append(' ')
                    .append(xml.getAttributeLocalName(i))
                    .append("=\"")
                    .append(value, 0, Math.min(value.length(), RAW_CHARS))
                    .append('"');
        }
        return raw.append("/>").toString();
    }

    private LibraryFormatException broken(XMLStreamException broken) {
        long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
        String message = String.valueOf(broken.getMessage()).replaceAll("(?s)^ParseError at .*?Message: ", "");
        return new LibraryFormatException(
                head.file(), line, "broken XML: " + message.strip() + "; export the collection again", broken);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
