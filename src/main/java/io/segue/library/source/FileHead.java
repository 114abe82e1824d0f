package io.segue.library.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

/**
 * The first 64 KiB of a file, decoded: enough to recognise format and encoding without reading the rest.
 *
 * @param text without byte order mark
 */
public record FileHead(LibrarySource source, TextEncoding encoding, String text) {

    private static final int HEAD_BYTES = 64 * 1024;
    private static final int BUFFER_CHARS = 64 * 1024;

    public static FileHead read(LibrarySource source) throws IOException {
        byte[] bytes;
        try (InputStream in = source.open()) {
            bytes = in.readNBytes(HEAD_BYTES);
        }
        TextEncoding encoding = TextEncoding.of(bytes);
        return new FileHead(source, encoding, encoding.decode(bytes));
    }

    /** The whole text, without byte order mark; malformed bytes become U+FFFD. */
    public Reader characters() throws IOException {
        InputStream in = source.open();
        in.skipNBytes(encoding.markLength());
        return new BufferedReader(new InputStreamReader(in, encoding.charset()), BUFFER_CHARS);
    }

    /** As messages name the file. */
    public String name() {
        return source.name();
    }

    /** The file's name without its extension. */
    public String baseName() {
        return source.baseName();
    }

    /** How the file begins, on one line, for messages. */
    public String beginning(int chars) {
        String start = text.substring(0, Math.min(chars, text.length()));
        return start.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() + (text.length() > chars ? "…" : "");
    }
}
