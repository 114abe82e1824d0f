package io.segue.sync.matching;

import org.jspecify.annotations.Nullable;

/** A name in Latin letters, worked out when first asked for and then remembered: transliterating costs more than all else. */
final class LatinForm {

    private final String folded;
    private final boolean otherScript;
    private @Nullable String key;

    private LatinForm(String folded) {
        this.folded = folded;
        this.otherScript = TextKey.hasOtherScript(folded);
    }

    static LatinForm of(String folded) {
        return new LatinForm(folded);
    }

    /**
     * Whether both name the same, across scripts, or within an alphabet whose accents are often left out. Not within Chinese or Japanese,
     * where words that merely sound alike are others.
     */
    boolean matches(LatinForm other) {
        if (!otherScript && !other.otherScript) {
            return false;
        }
        boolean both = otherScript && other.otherScript;
        if (both && !(TextKey.isAlphabetic(folded) && TextKey.isAlphabetic(other.folded) && sameAscii(other.folded))) {
            return false;
        }
        String mine = key();
        String theirs = other.key();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return false;
        }
        return mine.equals(theirs)
                || (!both && TextKey.isAbjad(otherScript ? folded : other.folded) && sameConsonants(mine, theirs));
    }

    /** Accents are left out of the other script; what is in Latin letters already is the same on both sides. */
    private boolean sameAscii(String other) {
        int j = 0;
        for (int i = 0; i < folded.length(); i++) {
            if (isAsciiLetter(folded.charAt(i))) {
                while (j < other.length() && !isAsciiLetter(other.charAt(j))) {
                    j++;
                }
                if (j == other.length() || other.charAt(j++) != folded.charAt(i)) {
                    return false;
                }
            }
        }
        while (j < other.length() && !isAsciiLetter(other.charAt(j))) {
            j++;
        }
        return j == other.length();
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z'; // digits differ by script, too
    }

    private static boolean sameConsonants(String a, String b) {
        String bare = Romanization.consonants(a);
        return bare.length() > 2 && bare.equals(Romanization.consonants(b));
    }

    private String key() {
        String known = key;
        if (known == null) {
            known = TextKey.latin(folded);
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LatinForm form && form.folded.equals(folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return folded;
    }
}
