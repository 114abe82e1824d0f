package io.segue.sync.matching;

/**
 * What different ways to write a foreign name in Latin letters have in common: "Obiymy" and "Obijmi", "Charis" and "Haris". Coarse on
 * purpose; it serves as an additional key where one side is in another script, and never decides alone.
 */
final class Romanization {

    private static final String[][] SPELLINGS = {
        {"shch", "s"}, {"sch", "s"}, {"sh", "s"}, {"tch", "h"}, {"ch", "h"}, {"zh", "z"}, {"kh", "h"}, {"ts", "c"},
        {"tz", "c"}, {"ph", "f"}, {"th", "t"}, {"dh", "d"}, {"gh", "g"}, {"mp", "b"}, {"nt", "d"}, {"ou", "u"},
        {"oo", "u"}, {"ee", "i"}, {"ya", "a"}, {"ia", "a"}, {"ja", "a"}, {"yu", "u"}, {"iu", "u"}, {"ju", "u"},
        {"yo", "o"}, {"io", "o"}, {"jo", "o"}, {"ye", "e"}, {"ie", "e"}, {"je", "e"}, {"ei", "i"}, {"oi", "i"},
        {"ks", "x"}, {"w", "v"}, {"y", "i"}, {"j", "i"}, {"q", "k"}
    };

    private static final String VOWELS = "aeiouvx";

    private Romanization() {}

    /** @param key Latin letters and digits, folded */
    static String skeleton(String key) {
        String text = key;
        for (String[] spelling : SPELLINGS) {
            if (text.contains(spelling[0])) {
                text = text.replace(spelling[0], spelling[1]);
            }
        }
        StringBuilder single = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (single.isEmpty() || Character.isDigit(c) || single.charAt(single.length() - 1) != c) {
                single.append(c);
            }
        }
        return single.toString();
    }

    /** For scripts that write no vowels: what remains of a skeleton without them. */
    static String consonants(String skeleton) {
        StringBuilder rest = new StringBuilder(skeleton.length());
        for (int i = 0; i < skeleton.length(); i++) {
            if (VOWELS.indexOf(skeleton.charAt(i)) < 0) {
                rest.append(skeleton.charAt(i));
            }
        }
        return rest.toString();
    }
}
