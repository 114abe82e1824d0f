package io.segue.library;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text file, found from its first bytes: a byte order mark decides; without one it is UTF-8, unless the bytes
 * contradict that more often than they confirm it - then windows-1252, which older Windows programs write.
 *
 * @param markLength bytes of the byte order mark
 */
record TextEncoding(Charset charset, int markLength) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
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
        // A single damaged byte must not turn a whole UTF-8 file into mojibake, hence the majority.
        String asUtf8 = new String(head, StandardCharsets.UTF_8);
        long malformed = asUtf8.chars().filter(c -> c == REPLACEMENT).count();
        long wellFormed =
                asUtf8.chars().filter(c -> c >= 0x80 && c != REPLACEMENT).count();
        boolean cutOffTail = malformed == 1 && asUtf8.charAt(asUtf8.length() - 1) == REPLACEMENT;
        boolean utf8 = malformed <= wellFormed || cutOffTail;
        return new TextEncoding(utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
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
