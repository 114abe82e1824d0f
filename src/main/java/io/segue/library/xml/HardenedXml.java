package io.segue.library;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one way XML is opened: a document type is skipped, never fetched or expanded, so neither external entities nor entity bombs
 * work while genuine property lists stay readable. Memory is bounded by refusing elements of more than 8 MiB.
 */
final class HardenedXml {

    private HardenedXml() {}

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(in);
    }

    /** Fails once more than 8 MiB were read since the last {@link #elementSeen}. */
    static final class BoundedElements extends FilterInputStream {

        private static final int MAX_BYTES = 8 << 20;

        private int sinceElement;

        BoundedElements(InputStream in) {
            super(in);
        }

        void elementSeen() {
            sinceElement = 0;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return count(read, Math.max(0, read));
        }

        private int count(int result, int bytes) throws IOException {
            sinceElement += bytes;
            if (sinceElement > MAX_BYTES) {
                throw new IOException("an element is larger than " + MAX_BYTES + " bytes");
            }
            return result;
        }
    }
}
