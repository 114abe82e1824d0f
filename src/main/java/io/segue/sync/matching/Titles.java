package io.segue.sync.matching;

import io.segue.sync.matching.Relations.TitleRelation;

/** How two titles relate. Empty keys relate to nothing. */
final class Titles {

    /** Below this a changed letter makes another word too easily. */
    private static final int NEAR_MIN_LENGTH = 8;

    private static final int NEAR_MAX_DISTANCE = 2;

    private static final double NEAR_SIMILARITY = 0.8;

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
        if (sameInLatin(a.core(), b.core())) {
            return TitleRelation.TRANSLITERATED;
        }
        return isNear(a.fullKey(), b.fullKey()) ? TitleRelation.NEAR : TitleRelation.DIFFERENT;
    }

    /** Same album, whatever the edition: "Blacc Hollywood" and "Blacc Hollywood (Deluxe Version)". */
    static boolean sameAlbum(ParsedTitle a, ParsedTitle b) {
        if (a.fullKey().equals(b.fullKey()) || a.coreKey().equals(b.coreKey())) {
            return true;
        }
        return isNear(a.fullKey(), b.fullKey()) || sameInLatin(a.core(), b.core());
    }

    /** Only across scripts: two native spellings that merely sound alike are different words. */
    static boolean sameInLatin(String foldedA, String foldedB) {
        boolean otherA = TextKey.hasOtherScript(foldedA);
        if (otherA == TextKey.hasOtherScript(foldedB)) {
            return false;
        }
        String key = TextKey.latin(foldedA);
        return !key.isEmpty() && key.equals(TextKey.latin(foldedB));
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

    /** A misspelling: at most two letters differ, and no digit. */
    static boolean isNear(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer < NEAR_MIN_LENGTH || Math.abs(a.length() - b.length()) > NEAR_MAX_DISTANCE) {
            return false;
        }
        int distance = distance(a, b);
        return distance <= NEAR_MAX_DISTANCE
                && 1 - (double) distance / longer >= NEAR_SIMILARITY
                && digits(a).equals(digits(b));
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Levenshtein distance, given up beyond {@link #NEAR_MAX_DISTANCE}. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(previous[j], row[j - 1]));
                best = Math.min(best, row[j]);
            }
            if (best > NEAR_MAX_DISTANCE) {
                return best;
            }
            int[] free = previous;
            previous = row;
            row = free;
        }
        return previous[b.length()];
    }
}
