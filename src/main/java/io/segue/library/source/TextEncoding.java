package io.segue.library.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file, found from its first bytes: a byte order mark decides, then the zeros of UTF-16, then an XML
 * declaration; otherwise it is UTF-8, unless the bytes contradict that more often than they confirm it - then windows-1252, which older
 * Windows programs write.
 *
 * @param markLength bytes of the byte order mark
 */
public record TextEncoding(Charset charset, int markLength) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern XML_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][\\w.-]{0,39})[\"']");
    private static final char REPLACEMENT = '\uFFFD';

    static TextEncoding of(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        Charset unmarked = unmarked(head);
        if (unmarked != null) {
            return new TextEncoding(unmarked, 0);
        }
        // A single damaged byte must not turn a whole UTF-8 file into mojibake, hence the majority.
        String asUtf8 = new String(head, StandardCharsets.UTF_8);
        long malformed = asUtf8.chars().filter(c -> c == REPLACEMENT).count();
        long wellFormed =
                asUtf8.chars().filter(c -> c >= 0x80 && c != REPLACEMENT).count();
        boolean cutOffTail = malformed == 1 && asUtf8.charAt(asUtf8.length() - 1) == REPLACEMENT;
        boolean utf8 = malformed <= wellFormed || cutOffTail;
        return new TextEncoding(utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** UTF-16 that nobody marked, or what an XML declaration names. */
    private static @Nullable Charset unmarked(byte[] head) {
        int pairs = Math.min(head.length, 4096) / 2;
        int highZero = 0;
        int lowZero = 0;
        for (int i = 0; i < pairs; i++) {
            highZero += head[2 * i] == 0 ? 1 : 0;
            lowZero += head[2 * i + 1] == 0 ? 1 : 0;
        }
        // Every second byte of Latin text in UTF-16 is zero, and hardly any other.
        if (pairs >= 4 && lowZero > pairs / 2 && highZero < pairs / 10) {
            return StandardCharsets.UTF_16LE;
        }
        if (pairs >= 4 && highZero > pairs / 2 && lowZero < pairs / 10) {
            return StandardCharsets.UTF_16BE;
        }
        Matcher declared =
                XML_ENCODING.matcher(new String(head, 0, Math.min(head.length, 200), StandardCharsets.US_ASCII));
        return declared.find() && isSingleByteOrEastAsian(declared.group(1))
                ? Charset.forName(declared.group(1))
                : null;
    }

    /** Files that say UTF-8 are looked at all the same; one that reads as ASCII here cannot be UTF-16. */
    private static boolean isSingleByteOrEastAsian(String name) {
        return !name.toUpperCase(Locale.ROOT).startsWith("UTF") && Charset.isSupported(name);
    }

    String decode(byte[] head) {
        return charset.decode(ByteBuffer.wrap(head, markLength, head.length - markLength))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
