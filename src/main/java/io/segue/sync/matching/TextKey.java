package io.segue.sync.matching;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Text reduced to what two spellings of one name share: NFKC, case folded, Latin diacritics dropped, letters and digits of every
 * script kept. Folding is idempotent. A key is a folded text without its spaces; an empty key names nothing and matches nothing.
 */
final class TextKey {

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    /** Cyrillic and Greek as people write them in Latin letters, everything else as ICU does. */
    private static final Transliterator TO_LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII; Lower");

    private static final int NOTHING = -1;

    private TextKey() {}

    /** Lower-case words separated by single spaces; apostrophes do not separate. */
    static String fold(String text) {
        return isAscii(text) ? foldPoints(text) : foldUnicode(text);
    }

    /** {@link #fold} without the spaces. */
    static String of(String text) {
        return squeeze(fold(text));
    }

    static String squeeze(String folded) {
        return folded.indexOf(' ') < 0 ? folded : folded.replace(" ", "");
    }

    /** The key of the text written in Latin letters: an additional key for texts in other scripts, never a replacement. */
    static String latin(String text) {
        String latin = hasOtherScript(text) ? foldPoints(TO_LATIN.transliterate(text)) : text;
        return Romanization.skeleton(squeeze(latin));
    }

    static boolean hasOtherScript(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) > 0x24F && Character.isLetter(folded.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether words are written letter by letter, so that equal sounds mean equal words: not so Chinese and Japanese. */
    static boolean isAlphabetic(String folded) {
        return folded.codePoints().noneMatch(point -> point >= 0x2E80);
    }

    /** Whether the script leaves vowels out: Arabic, Hebrew. */
    static boolean isAbjad(String folded) {
        return folded.codePoints().anyMatch(point -> point >= 0x590 && point < 0x780);
    }

    private static String foldUnicode(String text) {
        String decomposed = DECOMPOSED.normalize(COMPATIBLE.normalize(text));
        StringBuilder kept = new StringBuilder(decomposed.length());
        boolean latinBase = false;
        boolean han = false;
        for (int i = 0, point; i < decomposed.length(); i += Character.charCount(point)) {
            point = decomposed.codePointAt(i);
            if (isMark(point)) {
                if (!latinBase) {
                    kept.appendCodePoint(point);
                }
                continue;
            }
            latinBase = vanishes(point) ? latinBase : point < 0x80 || dropsMarks(point);
            han |= point >= 0x4E00 && UScript.getScript(point) == UScript.HAN;
            appendUnified(kept, point);
        }
        String folded = COMPOSED.normalize(foldPoints(kept));
        return han ? HanVariants.unified(folded) : folded;
    }

    /** What leaves nothing behind, so that a mark after it stands on what was before it. */
    private static boolean vanishes(int point) {
        return point == 'ـ' || point == '\'' || "’‘‛ʼ´`′".indexOf(point) >= 0;
    }

    /** Latin diacritics, and the vowel points of scripts that are written without them. */
    private static boolean dropsMarks(int point) {
        int script = UScript.getScript(point);
        return script == UScript.LATIN || script == UScript.ARABIC || script == UScript.HEBREW;
    }

    private static String foldPoints(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() + 4);
        boolean gap = false;
        int length = text.length();
        for (int i = 0, point; i < length; i += Character.charCount(point)) {
            point = Character.codePointAt(text, i);
            int kept = keptAt(text, i, point, gap);
            if (kept == NOTHING) {
                continue;
            }
            boolean and = kept == '&';
            if ((gap || and || kept == ' ') && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            gap = and || kept == ' ';
            if (and) {
                out.append("and");
            } else if (kept != ' ') {
                out.appendCodePoint(kept);
            }
        }
        int end = out.length();
        return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
    }

    /** The code point to keep, a space for a gap, {@code &} for "and". */
    private static int keptAt(CharSequence text, int i, int point, boolean gap) {
        if (Character.isLetterOrDigit(point)) {
            return Character.toLowerCase(point);
        }
        return switch (point) {
            case '\'' -> NOTHING;
            case '&' -> '&';
            case '+' -> standsAlone(text, i) ? '&' : ' ';
            case '$' -> letterAt(text, i - 1) || letterAt(text, i + 1) ? 's' : ' '; // Ke$ha
            case '!' -> letterAt(text, i - 1) && letterAt(text, i + 1) ? 'i' : ' '; // P!nk
            default -> isMark(point) && !gap ? point : ' ';
        };
    }

    private static boolean standsAlone(CharSequence text, int i) {
        return i > 0 && i + 1 < text.length() && text.charAt(i - 1) == ' ' && text.charAt(i + 1) == ' ';
    }

    private static boolean letterAt(CharSequence text, int i) {
        return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Letters that decompose to nothing, and the quotes NFKC leaves apart. */
    private static void appendUnified(StringBuilder out, int point) {
        switch (point) {
            case 'ø' -> out.append('o');
            case 'đ', 'ð' -> out.append('d');
            case 'ł' -> out.append('l');
            case 'ħ' -> out.append('h');
            case 'ı' -> out.append('i');
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'þ' -> out.append("th");
            case 'ـ' -> {} // kashida only stretches
            case '’', '‘', '‛', 'ʼ', '´', '`', '′' -> out.append('\'');
            default -> out.appendCodePoint(point);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
