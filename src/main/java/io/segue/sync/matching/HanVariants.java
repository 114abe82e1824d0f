package io.segue.sync.matching;

import com.ibm.icu.text.Transliterator;

/** Simplified Chinese characters for traditional ones, so that both spellings of a name are one key. Prepared when first needed. */
final class HanVariants {

    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;
    private static final char[] UNIFIED = unify();

    private HanVariants() {}

    static String unified(String text) {
        char[] unified = text.toCharArray();
        for (int i = 0; i < unified.length; i++) {
            if (unified[i] >= FIRST && unified[i] <= LAST) {
                unified[i] = UNIFIED[unified[i] - FIRST];
            }
        }
        return new String(unified);
    }

    private static char[] unify() {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        char[] simpler = new char[LAST - FIRST + 1];
        for (char c = FIRST; c <= LAST; c++) {
            String text = simplify.transliterate(String.valueOf(c));
            char simple = text.length() == 1 ? text.charAt(0) : c;
            simpler[c - FIRST] = simple >= FIRST && simple <= LAST ? simple : c;
        }
        char[] unified = new char[simpler.length];
        for (char c = FIRST; c <= LAST; c++) {
            unified[c - FIRST] = end(simpler, c);
        }
        return unified;
    }

    /** The end of the chain of simplifications; of characters that are each other's, the first in order. */
    private static char end(char[] simpler, char start) {
        char one = start;
        for (int step = 0; step < 4; step++) {
            char next = simpler[one - FIRST];
            if (next == one) {
                return one;
            }
            if (simpler[next - FIRST] == one) {
                return next < one ? next : one;
            }
            one = next;
        }
        return one;
    }
}
