package io.segue.sync.matching;

import io.segue.sync.matching.Relations.TitleRelation;

/** How two titles relate. Empty keys relate to nothing. */
final class Titles {

    /** Below this a changed letter makes another word too easily. */
    private static final int NEAR_MIN_LENGTH = 9;

    private static final int NEAR_MAX_DISTANCE = 2;

    private static final int SHORT_NEAR_MIN_LENGTH = 6;

    private Titles() {}

    static TitleRelation compare(Fingerprint wanted, Fingerprint found) {
        ParsedTitle a = wanted.title();
        ParsedTitle b = found.title();
        if (a.fullKey().isEmpty() || b.fullKey().isEmpty()) {
            boolean sameSymbols = a.fullKey().isEmpty()
                    && b.fullKey().isEmpty()
                    && !wanted.track().title().isBlank()
                    && wanted.track()
                            .title()
                            .strip()
                            .equals(found.track().title().strip());
            return sameSymbols ? TitleRelation.SYMBOLS : TitleRelation.DIFFERENT;
        }
        if (a.fullKey().equals(b.fullKey())) {
            return TitleRelation.EXACT;
        }
        if (a.coreKey().equals(b.coreKey())) {
            return a.subtitles().isEmpty() || b.subtitles().isEmpty()
                    ? TitleRelation.SUBTITLE
                    : TitleRelation.DIFFERENT;
        }
        if (isSubtitleOf(a, b) || isSubtitleOf(b, a)) {
            return TitleRelation.SUBTITLE;
        }
        if (a.latin().matches(b.latin())) {
            return TitleRelation.TRANSLITERATED;
        }
        return isNear(a.fullKey(), b.fullKey()) ? TitleRelation.NEAR : TitleRelation.DIFFERENT;
    }

    /** Same album, whatever the edition: "Blacc Hollywood" and "Blacc Hollywood (Deluxe Version)". */
    static boolean sameAlbum(ParsedTitle a, ParsedTitle b) {
        if (a.fullKey().equals(b.fullKey()) || a.coreKey().equals(b.coreKey())) {
            return true;
        }
        return isNear(a.fullKey(), b.fullKey()) || a.latin().matches(b.latin());
    }

    /** "Racing into the Night (夜に駆ける)" and "夜に駆ける"; both names of one song are given by one side. */
    private static boolean isSubtitleOf(ParsedTitle one, ParsedTitle other) {
        if (!one.subtitles().isEmpty()
                || other.subtitles().size() != 1
                || one.coreKey().length() < 2) {
            return false;
        }
        String subtitle = other.subtitles().get(0);
        boolean scripts = TextKey.hasOtherScript(subtitle) != TextKey.hasOtherScript(other.core());
        return scripts && TextKey.squeeze(subtitle).equals(one.coreKey());
    }

    /** A misspelling: few letters differ for the length, and no digit. */
    static boolean isNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int most = shorter < NEAR_MIN_LENGTH ? 1 : NEAR_MAX_DISTANCE;
        if (shorter < SHORT_NEAR_MIN_LENGTH || Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        return differingLetters(a, b) <= 2 * most
                && distance(a, b, most) <= most
                && digits(a).equals(digits(b));
    }

    /** Whether two titles differ in one word only, and that is long enough to be misspelt rather than another word. */
    static boolean isSlip(ParsedTitle a, ParsedTitle b) {
        String[] one =
                (a.core() + " " + String.join(" ", a.subtitles())).strip().split(" ");
        String[] two =
                (b.core() + " " + String.join(" ", b.subtitles())).strip().split(" ");
        if (one.length != two.length) {
            return Math.min(a.fullKey().length(), b.fullKey().length()) > NEAR_MIN_LENGTH;
        }
        for (int i = 0; i < one.length; i++) {
            boolean shortWord = Math.min(one[i].length(), two[i].length()) < SHORT_NEAR_MIN_LENGTH - 1;
            if (shortWord && !one[i].equals(two[i])) {
                return false;
            }
        }
        return true;
    }

    /** How many letters occur on one side only, at least: rules most pairs out at no cost. */
    private static int differingLetters(String a, String b) {
        return Long.bitCount(letters(a) ^ letters(b));
    }

    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i); // modulo 64
        }
        return letters;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Levenshtein distance, two letters swapped counting once, given up beyond {@code most}. */
    private static int distance(String a, String b, int most) {
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                char c = a.charAt(i - 1);
                char d = b.charAt(j - 1);
                int cost = Math.min(previous[j - 1] + (c == d ? 0 : 1), 1 + Math.min(previous[j], row[j - 1]));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && a.charAt(i - 2) == d) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
                best = Math.min(best, cost);
            }
            if (best > most) {
                return best;
            }
            int[] free = before;
            before = previous;
            previous = row;
            row = free;
        }
        return previous[b.length()];
    }
}
