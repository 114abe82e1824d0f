package io.segue.library.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies an XML file byte for byte and lets single tags be replaced on the way. Comments, character data and processing instructions
 * are told from tags; the file must be in an encoding that has ASCII as its subset.
 */
final class TagScanner {

    private static final int MAX_TAG_BYTES = 8 << 20;

    /** What stands for a tag in the copy. */
    @FunctionalInterface
    interface Replacement {
        /**
         * Writes the tag, or what is to stand in its place.
         *
         * @param tag from "<" to ">", its bytes as characters
         */
        void write(Tag tag, Output out) throws IOException;
    }

    /** Takes text of one character per byte. */
    record Output(OutputStream stream) {
        void write(String bytes) throws IOException {
            for (int i = 0; i < bytes.length(); i++) {
                stream.write(bytes.charAt(i));
            }
        }
    }

    /** A tag as written, one character per byte. */
    record Tag(String text) {

        boolean isStart(String element) {
            return text.startsWith("<" + element)
                    && text.length() > element.length() + 1
                    && " \t\r\n/>".indexOf(text.charAt(element.length() + 1)) >= 0;
        }

        boolean isEnd(String element) {
            return text.matches("</" + element + "\\s*>");
        }

        boolean isEmptyElement() {
            return text.endsWith("/>");
        }

        /** With the number in the attribute one higher; unchanged where it has none. */
        String counted(String attribute) {
            Matcher count = Pattern.compile("(\\s" + attribute + "\\s*=\\s*[\"'])(\\d{1,9})([\"'])")
                    .matcher(text);
            return count.find()
                    ? text.substring(0, count.start())
                            + count.group(1)
                            + (Long.parseLong(count.group(2)) + 1)
                            + count.group(3)
                            + text.substring(count.end())
                    : text;
        }

        /** As a start tag, where it was an element without content. */
        static String opened(String tag) {
            return tag.endsWith("/>") ? tag.substring(0, tag.length() - 2).stripTrailing() + ">" : tag;
        }
    }

    private final InputStream in;
    private final Output out;
    private final Replacement replacement;

    TagScanner(InputStream in, OutputStream out, Replacement replacement) {
        this.in = in;
        this.out = new Output(out);
        this.replacement = replacement;
    }

    void copy() throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '<') {
                markup();
            } else {
                out.stream().write(b);
            }
        }
    }

    private void markup() throws IOException {
        StringBuilder text = new StringBuilder("<");
        int b = next(text);
        if (b == '?') {
            through(text, "?>");
        } else if (b == '!') {
            declaration(text);
        } else {
            tag(text, b);
        }
    }

    private void declaration(StringBuilder text) throws IOException {
        next(text);
        next(text);
        if (text.toString().equals("<!--")) {
            through(text, "-->");
        } else if (text.toString().equals("<![")) {
            through(text, "]]>");
        } else {
            through(text, ">");
        }
    }

    /** Copies on until the mark, keeping no more of it than needed to see it. */
    private void through(StringBuilder text, String mark) throws IOException {
        out.write(text.toString());
        StringBuilder tail = new StringBuilder();
        while (!tail.toString().endsWith(mark)) {
            out.stream().write(next(tail));
            if (tail.length() > mark.length()) {
                tail.deleteCharAt(0);
            }
        }
    }

    private void tag(StringBuilder text, int first) throws IOException {
        int quote = 0;
        for (int b = first; b != '>' || quote != 0; b = next(text)) {
            if (quote == 0 && (b == '"' || b == '\'')) {
                quote = b;
            } else if (b == quote) {
                quote = 0;
            }
            if (text.length() > MAX_TAG_BYTES) {
                throw new IOException("a tag is larger than " + MAX_TAG_BYTES + " bytes");
            }
        }
        replacement.write(new Tag(text.toString()), out);
    }

    private int next(StringBuilder text) throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new IOException("the file ends within markup");
        }
        text.append((char) b);
        return b;
    }
}
