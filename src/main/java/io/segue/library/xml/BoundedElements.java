package io.segue.library.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Bounds what the parser may have to hold: fails once 8 Mi characters were read since the last element. */
final class BoundedElements extends FilterReader {

    static final int MAX_CHARS = 8 << 20;

    private int sinceElement;

    BoundedElements(Reader in) {
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
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = super.read(chars, offset, length);
        return count(read, Math.max(0, read));
    }

    private int count(int result, int chars) throws IOException {
        sinceElement += chars;
        if (sinceElement > MAX_CHARS) {
            throw new IOException("an element is larger than " + MAX_CHARS + " characters");
        }
        return result;
    }
}
