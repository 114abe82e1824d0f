package io.segue.library.xml;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes indented XML, streaming. Characters XML cannot hold are left out. */
final class XmlOutput {

    private static final String INDENT = "  ";

    private final XMLStreamWriter xml;
    private int depth;
    private boolean leaf = true;

    /**
     * @param depth of the elements written first, where they become part of another document
     */
    XmlOutput(OutputStream out, String encoding, int depth) throws IOException {
        this.depth = depth;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, encoding);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    void declaration() throws IOException {
        run(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    /** An element with attributes, given as names and values in turn; values of {@code null} are left out. */
    void start(String element, @Nullable Object... attributes) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                Object value = attributes[i + 1];
                if (value != null) {
                    xml.writeAttribute(String.valueOf(attributes[i]), clean(value.toString()));
                }
            }
        });
        depth++;
        leaf = true;
    }

    void end() throws IOException {
        depth--;
        run(() -> {
            if (!leaf) {
                indent();
            }
            xml.writeEndElement();
        });
        leaf = false;
    }

    /** An element that holds nothing more. */
    void empty(String element, @Nullable Object... attributes) throws IOException {
        start(element, attributes);
        end();
    }

    /** An element that holds text, unless there is none. */
    void text(String element, @Nullable Object text) throws IOException {
        if (text != null) {
            start(element);
            run(() -> xml.writeCharacters(clean(text.toString())));
            end();
        }
    }

    void flush() throws IOException {
        run(xml::flush);
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }

    private static String clean(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                        || c == '\t'
                        || c == '\n'
                        || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void run(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
