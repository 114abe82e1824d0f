package io.segue.sync.matching;

import java.util.Arrays;

/** Which two spellings may be one name, and how likely the difference is a slip of the fingers rather than another word. */
final class Misspelling {

    /** Below this a changed letter makes another word too easily. */
    private static final int NEAR_MIN_LENGTH = 9;

    private static final int NEAR_MAX_DISTANCE = 2;

    private static final int SHORT_NEAR_MIN_LENGTH = 6;

    /** "Talk" and "Tallk"; shorter ones are other words. */
    private static final int SHORTEST_TITLE = 4;

    /** A word this long is misspelt rather than another word, if one letter differs. */
    private static final int SURE_WORD = 5;

    private Misspelling() {}

    /** A misspelling: few letters differ for the length, and no digit. */
    static boolean isNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int most = shorter < NEAR_MIN_LENGTH ? 1 : NEAR_MAX_DISTANCE;
        if (shorter < SHORT_NEAR_MIN_LENGTH || Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        return differingLetters(a, b) <= 2 * most && distance(a, b, most) <= most && sameDigits(a, b);
    }

    /** As {@link #isNear}; one letter in a title as short as "Talk" too, which then needs album and length to agree. */
    static boolean isTitle(String a, String b) {
        return isNear(a, b) || (isShort(a, b) && beginAndEndAlike(a, b) && distance(a, b, 1) == 1 && sameDigits(a, b));
    }

    /** Whether one of two titles is too short for a misspelling to be one without other evidence. */
    static boolean isShort(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter >= SHORTEST_TITLE
                && shorter < SHORT_NEAR_MIN_LENGTH
                && Math.abs(a.length() - b.length()) <= 1
                && !TextKey.hasOtherScript(a)
                && !TextKey.hasOtherScript(b);
    }

    /**
     * Whether two titles differ in words that are misspelt rather than other words: long ones, or with a letter doubled or two neighbours
     * swapped, which hardly ever makes another word.
     */
    static boolean isSlip(ParsedTitle a, ParsedTitle b) {
        String[] one = words(a);
        String[] two = words(b);
        if (one.length != two.length) {
            return Math.min(a.fullKey().length(), b.fullKey().length()) > NEAR_MIN_LENGTH;
        }
        boolean longEnough = Math.min(a.fullKey().length(), b.fullKey().length()) >= NEAR_MIN_LENGTH - 1;
        for (int i = 0; i < one.length; i++) {
            boolean slip = one[i].equals(two[i])
                    || Math.min(one[i].length(), two[i].length()) >= SURE_WORD
                    || isTypo(one[i], two[i])
                    || (longEnough && isInsideSlip(one[i], two[i]));
            if (!slip) {
                return false;
            }
        }
        return true;
    }

    /** "Hero" and "Héroe" are one song in two languages; a slip inside a word is likelier than at either end. */
    private static boolean beginAndEndAlike(String a, String b) {
        return a.charAt(0) == b.charAt(0) && a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
    }

    /** "Ready" and "Rady": a letter left out inside a word. */
    private static boolean isInsideSlip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter > 2 && a.length() != b.length() && beginAndEndAlike(a, b) && distance(a, b, 1) == 1;
    }

    /** Whether all that differs is a letter doubled, or two neighbours swapped, in words of a title that is not short. */
    static boolean isTypo(ParsedTitle a, ParsedTitle b) {
        String[] one = words(a);
        String[] two = words(b);
        if (one.length != two.length
                || Math.min(a.fullKey().length(), b.fullKey().length()) < NEAR_MIN_LENGTH) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            if (!one[i].equals(two[i]) && !isTypo(one[i], two[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] words(ParsedTitle title) {
        return title.subtitles().isEmpty()
                ? title.core().split(" ")
                : (title.core() + " " + String.join(" ", title.subtitles()))
                        .strip()
                        .split(" ");
    }

    private static boolean isTypo(String a, String b) {
        String longer = a.length() >= b.length() ? a : b;
        String shorter = longer == a ? b : a;
        int at = Arrays.mismatch(longer.toCharArray(), shorter.toCharArray());
        if (shorter.length() < SHORTEST_TITLE || at < 1) {
            return false;
        }
        if (longer.length() == shorter.length()) {
            return at + 1 < longer.length()
                    && longer.charAt(at) == shorter.charAt(at + 1)
                    && longer.charAt(at + 1) == shorter.charAt(at)
                    && longer.regionMatches(at + 2, shorter, at + 2, longer.length() - at - 2);
        }
        return longer.length() == shorter.length() + 1
                && longer.charAt(at) == longer.charAt(at - 1)
                && longer.regionMatches(at + 1, shorter, at, shorter.length() - at);
    }

    private static boolean sameDigits(String a, String b) {
        return digits(a).equals(digits(b));
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
