package io.segue.library.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Physical lines of a text, ended by CR, LF or CRLF, numbered from 1. Of a line beyond {@link #MAX_LINE_CHARS} only the beginning is
 * kept, so that memory stays bounded whatever the file holds.
 */
public final class TextLines implements Closeable {

    public static final int MAX_LINE_CHARS = 1 << 20;

    /**
     * @param truncated the line was too long and {@code text} is only its beginning
     */
    public record Line(long number, String text, boolean truncated) {}

    private static final int NOTHING = -1;

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int position;
    private int limit;
    private long number;

    public TextLines(Reader reader) {
        this.reader = reader;
    }

    /** The next line, or {@code null} at the end. A final line end does not begin another line. */
    public @Nullable Line next() throws IOException {
        if (peek() == NOTHING) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean truncated = false;
        while (peek() != NOTHING) {
            int start = position;
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            int room = MAX_LINE_CHARS - text.length();
            truncated |= position - start > room;
            text.append(buffer, start, Math.min(position - start, room));
            if (position < limit) {
                skipLineEnd();
                break;
            }
        }
        number++;
        return new Line(number, text.toString(), truncated);
    }

    private void skipLineEnd() throws IOException {
        boolean carriageReturn = buffer[position] == '\r';
        position++;
        if (carriageReturn && peek() == '\n') {
            position++;
        }
    }

    private int peek() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return limit == 0 ? NOTHING : buffer[position];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
