package io.segue.library;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first 64 KiB of a file, decoded: enough to recognise format and encoding without reading the rest.
 *
 * @param text without byte order mark
 * @param csv the first record, read as delimited text; meaningless when the file is something else
 */
record FileHead(Path file, TextEncoding encoding, String text, CsvHeader csv) {

    private static final int HEAD_BYTES = 64 * 1024;

    static FileHead read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(HEAD_BYTES);
        }
        TextEncoding encoding = TextEncoding.of(bytes);
        String text = encoding.decode(bytes);
        return new FileHead(file, encoding, text, CsvHeader.of(text));
    }

    Charset charset() {
        return encoding.charset();
    }

    /** The bytes from the beginning, byte order mark included, for parsers that find the encoding themselves. */
    InputStream bytes() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    /** The whole text, without byte order mark; malformed bytes become U+FFFD. */
    Reader characters() throws IOException {
        InputStream in = bytes();
        in.skipNBytes(encoding.markLength());
        return new InputStreamReader(in, charset());
    }

    /** The file's name without its extension. */
    String baseName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** How the file begins, on one line, for messages. */
    String beginning(int chars) {
        String start = text.substring(0, Math.min(chars, text.length()));
        return start.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() + (text.length() > chars ? "…" : "");
    }
}
