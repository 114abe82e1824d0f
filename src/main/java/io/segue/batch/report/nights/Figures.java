package io.segue.batch.report.nights;

import io.segue.batch.report.html.Words;
import java.time.Duration;
import java.util.Locale;

/** Durations and rates as people write them. */
final class Figures {

    private Figures() {}

    static String duration(double seconds) {
        return Words.duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Of a time that is 0 because nothing has ended, a dash. */
    static String duration(double seconds, int ended) {
        return ended == 0 ? "–" : duration(seconds);
    }

    static String rate(double perSecond) {
        return perSecond <= 0 ? "–" : perSecond < 10 ? plain(perSecond) : Words.number(Math.round(perSecond));
    }

    /** One decimal where it says something. */
    static String plain(double value) {
        return value == Math.rint(value) ? Words.number((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
