package io.segue.library.xml;

import io.segue.library.LibraryFormatException;
import io.segue.library.source.FileHead;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an XML file tag by tag. The text is decoded before the parser sees it, so that a damaged byte costs one value, not the
 * file; nesting is bounded. Broken XML ends in an error that names line and column.
 */
final class XmlCursor implements Closeable {

    /** Below the 100 of newer JDKs, whose message would not say what to do. */
    private static final int MAX_DEPTH = 90;

    private static final int RAW_CHARS = 500;

    private final FileHead head;
    private final Reader text;
    private final BoundedElements bounded;
    private final XMLStreamReader xml;
    private long line = 1;
    private int depth;

    XmlCursor(FileHead head) throws IOException {
        this.head = head;
        this.text = head.characters();
        this.bounded = new BoundedElements(text);
        try {
            this.xml = HardenedXml.open(bounded);
        } catch (XMLStreamException broken) {
            text.close();
            throw broken(broken);
        }
    }

    /** Goes on to the next start or end tag; {@code false} at the end of the file. */
    boolean nextTag() throws IOException {
        try {
            while (xml.hasNext()) {
                // Before the tag is read the parser stands at its "<"; afterwards only at its end.
                long before = xml.getLocation().getLineNumber();
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    entered(before);
                    return true;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    line = before;
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private void entered(long before) throws LibraryFormatException {
        bounded.elementSeen();
        line = before;
        depth++;
        if (depth > MAX_DEPTH) {
            throw new LibraryFormatException(
                    name(), line, "elements are nested more than " + MAX_DEPTH + " deep; export the file again");
        }
    }

    boolean isStart() {
        return xml.isStartElement();
    }

    boolean isStart(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean isEnd(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    String element() {
        return xml.getLocalName();
    }

    /** Elements that are open, this one included. */
    int depth() {
        return depth;
    }

    /** Of the current tag. */
    long line() {
        return line;
    }

    String name() {
        return head.name();
    }

    @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** By local name, in the order written. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    /** The text of the current element, through its end tag; text inside elements within is left out. */
    String text() throws IOException {
        StringBuilder content = new StringBuilder();
        int inside = 1;
        try {
            while (inside > 0) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        entered(xml.getLocation().getLineNumber());
                        inside++;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        inside--;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (inside == 1) {
                            content.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        }
                    }
                    default -> {
                        // comments say nothing
                    }
                }
            }
            return content.toString();
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /** Passes over the current element, through its end tag. */
    void skip() throws IOException {
        int inside = depth;
        while (depth >= inside && nextTag()) {
            // nothing in it is of interest
        }
    }

    /** The current tag as found, shortened. */
    String raw() {
        StringBuilder raw = new StringBuilder("<").append(element());
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

    LibraryFormatException broken(String problem) {
        return new LibraryFormatException(name(), line, problem);
    }

    private LibraryFormatException broken(XMLStreamException broken) {
        if (broken.getNestedException() instanceof LibraryFormatException inSource) {
            return inSource;
        }
        long where = broken.getLocation() == null ? line : broken.getLocation().getLineNumber();
        String column = broken.getLocation() == null
                ? ""
                : " (column " + broken.getLocation().getColumnNumber() + ")";
        String message = String.valueOf(broken.getMessage()).replaceAll("(?s)^ParseError at .*?Message: ", "");
        return new LibraryFormatException(
                name(), where, "broken XML: " + message.strip() + column + "; export the file again", broken);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
