package io.segue.catalog.local;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Spellings of one word in its own script made one: traditional characters become simplified, and the marks that Greek, Cyrillic, Arabic
 * and Hebrew write or leave out are left out. Marks that make other letters, as in kana or Hangul, stay. Thread-safe.
 */
final class NativeScript {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private NativeScript() {}

    static String fold(String text) {
        boolean han = false;
        boolean marked = false;
        for (int i = 0, point; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            int script = UScript.getScript(point);
            han |= script == UScript.HAN;
            marked |= leavesMarksOut(script);
        }
        String folded = marked ? withoutMarks(text) : text;
        return han ? SIMPLIFIED.transliterate(folded) : folded;
    }

    private static String withoutMarks(String text) {
        String decomposed = DECOMPOSED.normalize(text);
        StringBuilder kept = new StringBuilder(decomposed.length());
        boolean dropped = false;
        for (int i = 0, point; i < decomposed.length(); i += Character.charCount(point)) {
            point = decomposed.codePointAt(i);
            boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
            if (!mark) {
                dropped = leavesMarksOut(UScript.getScript(point));
            }
            if (!mark || !dropped) {
                kept.appendCodePoint(unified(point));
            }
        }
        return COMPOSED.normalize(kept);
    }

    private static boolean leavesMarksOut(int script) {
        return script == UScript.GREEK
                || script == UScript.CYRILLIC
                || script == UScript.ARABIC
                || script == UScript.HEBREW;
    }

    /** Letters written for one another at the end of Arabic and Greek words. */
    private static int unified(int point) {
        return switch (point) {
            case 'ى' -> 'ي';
            case 'ة' -> 'ه';
            case 'ς' -> 'σ';
            default -> point;
        };
    }
}
