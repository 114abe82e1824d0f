package io.segue.library.field;

/** Text with what databases refuse made visible: NUL as ␀, halves of surrogate pairs as U+FFFD. */
public final class StorableText {

    private StorableText() {}

    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(c == 0 ? '␀' : isHalf(text, i) ? '\uFFFD' : c);
        }
        return clean.toString();
    }

    /** The same of at most so many characters; a pair is not cut in half. */
    public static String shortened(String text, int chars) {
        int end = Math.min(chars, text.length());
        boolean cutsPair = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return of(text.substring(0, cutsPair ? end - 1 : end));
    }

    /** Whether the character at the index is half of a surrogate pair whose other half is missing. */
    static boolean isHalf(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
