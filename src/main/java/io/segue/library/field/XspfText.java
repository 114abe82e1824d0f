package io.segue.library.field;

import java.util.Locale;
import java.util.regex.Pattern;

/** What XSPF and JSPF files write, which is not always what the specification says. */
public final class XspfText {

    private static final Pattern MALFORMED = Pattern.compile("0\\d+");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}(?:\\.\\d+)?");
    private static final String ISRC = "isrc:";

    /** No track is shorter than a second; below, some programs mean seconds. */
    private static final double LEAST_MILLISECONDS = 1000;

    private XspfText() {}

    /** Durations are milliseconds, but for small numbers. */
    public static Field durationField(String text) {
        boolean seconds =
                PLAIN.matcher(text.strip()).matches() && Double.parseDouble(text.strip()) < LEAST_MILLISECONDS;
        return seconds ? Field.DURATION_SECONDS : Field.DURATION_MS;
    }

    /** The duration as far as it can be one; digits with zeros before them are no number anybody meant. */
    public static String duration(String text) {
        String trimmed = text.strip();
        return PLAIN.matcher(trimmed).matches() && !MALFORMED.matcher(trimmed).matches() ? trimmed : "";
    }

    /** Notes an identifier: an ISRC, or else the address of the track. */
    public static void identifier(TrackFields track, String text) {
        String trimmed = text.strip();
        int isrc = trimmed.toLowerCase(Locale.ROOT).indexOf(ISRC);
        if (isrc >= 0) {
            track.put(Field.ISRC, "identifier", trimmed.substring(isrc + ISRC.length()));
        } else {
            track.put(Field.URI, "identifier", trimmed);
        }
    }
}
