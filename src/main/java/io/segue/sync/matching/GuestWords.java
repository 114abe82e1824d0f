package io.segue.sync.matching;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where guests are announced: "feat. X", "ft. X", "featuring X", and at the start of a bracket also "with X", "+ X". */
final class GuestWords {

    private static final String[] MARKS = {"featuring", "feat", "ft"};

    /** "(With You)" is a title, "(with Willie Nelson)" a guest. */
    private static final Set<String> NEVER_GUESTS =
            Set.of("you", "me", "us", "him", "her", "them", "it", "a", "an", "the", "my", "your", "no", "love", "out");

    private GuestWords() {}

    /**
     * @param before what precedes the announcement
     * @param guests as written
     */
    record Announcement(String before, String guests) {}

    static @Nullable Announcement find(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ((i > 0 && text.charAt(i - 1) != ' ') || (text.charAt(i) | 0x20) != 'f') {
                continue;
            }
            int end = markEnd(text, i);
            if (end > 0 && !text.substring(end).isBlank()) {
                return new Announcement(
                        text.substring(0, i), text.substring(end).strip());
            }
        }
        return null;
    }

    /** Guests announced by a bracket that is about them alone. */
    static @Nullable Announcement findInSuffix(String suffix) {
        String text = suffix.strip();
        String lower = text.length() < 2
                ? ""
                : text.substring(0, Math.min(5, text.length())).toLowerCase(Locale.ROOT);
        int skip = lower.startsWith("with ") ? 5 : lower.startsWith("w/") ? 2 : lower.startsWith("+ ") ? 2 : 0;
        if (skip > 0 && skip < text.length()) {
            String guests = text.substring(skip).strip();
            String first = TextKey.fold(guests.split(" ", 2)[0]);
            return first.isEmpty() || NEVER_GUESTS.contains(first) ? null : new Announcement("", guests);
        }
        return find(text);
    }

    private static int markEnd(String text, int start) {
        for (String mark : MARKS) {
            int end = start + mark.length();
            if (end < text.length() && text.regionMatches(true, start, mark, 0, mark.length())) {
                char next = text.charAt(end);
                if (next == '.' || next == ' ') {
                    return text.startsWith(" .", end) ? end + 2 : end + 1;
                }
            }
        }
        return -1;
    }
}
