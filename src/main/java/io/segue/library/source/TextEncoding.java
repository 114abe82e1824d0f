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
        long genuine = occurrences(head, 0xEF, 0xBF, 0xBD); // damage that an earlier program saved as UTF-8
        malformed -= genuine;
        wellFormed += genuine;
        boolean cutOffTail = malformed == 1 && asUtf8.charAt(asUtf8.length() - 1) == REPLACEMENT;
        boolean utf8 = malformed <= wellFormed || cutOffTail;
        return new TextEncoding(utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    /** UTF-16 that nobody marked, or what an XML declaration names. */
    private static @Nullable Charset unmarked(byte[] head) {
        if (isUtf16(head, 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (isUtf16(head, 1)) {
            return StandardCharsets.UTF_16BE;
        }
        Matcher declared =
                XML_ENCODING.matcher(new String(head, 0, Math.min(head.length, 200), StandardCharsets.US_ASCII));
        return declared.find() && isSingleByteOrEastAsian(declared.group(1))
                ? Charset.forName(declared.group(1))
                : null;
    }

    /**
     * Latin text in UTF-16 has a zero in every second byte; of other scripts only what stands between the words has, and hardly ever on
     * the other side.
     *
     * @param low index of the byte that is not zero within its pair
     */
    private static boolean isUtf16(byte[] head, int low) {
        int pairs = Math.min(head.length, 4096) / 2;
        int ours = 0;
        int marks = 0;
        int others = 0;
        int otherMarks = 0;
        for (int i = 0; i < 2 * pairs; i += 2) {
            byte here = head[i + low];
            byte there = head[i + 1 - low];
            ours += there == 0 && here != 0 ? 1 : 0;
            others += here == 0 && there != 0 ? 1 : 0;
            marks += there == 0 && isMark(here) ? 1 : 0;
            otherMarks += here == 0 && isMark(there) ? 1 : 0;
        }
        boolean latin = pairs >= 4 && ours > pairs / 2 && others < Math.max(1, pairs / 10);
        boolean other = marks >= Math.max(4, pairs / 50) && otherMarks <= marks / 10;
        return latin || other;
    }

    /** What stands between words and cells, and begins or ends lines and tags. */
    private static boolean isMark(byte b) {
        return "\t\n\r \"#,:;<>[]{}".indexOf(b) >= 0;
    }

    /** Files that say UTF-8 are looked at all the same; one that reads as ASCII here cannot be UTF-16. */
    private static boolean isSingleByteOrEastAsian(String name) {
        return !name.toUpperCase(Locale.ROOT).startsWith("UTF") && Charset.isSupported(name);
    }

    String decode(byte[] head) {
        return charset.decode(ByteBuffer.wrap(head, markLength, head.length - markLength))
                .toString();
    }

    private static long occurrences(byte[] bytes, int first, int second, int third) {
        long count = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if ((bytes[i] & 0xFF) == first && (bytes[i + 1] & 0xFF) == second && (bytes[i + 2] & 0xFF) == third) {
                count++;
            }
        }
        return count;
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
