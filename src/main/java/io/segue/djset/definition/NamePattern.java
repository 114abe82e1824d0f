package io.segue.djset.definition;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names with {@code *} and {@code ?}, case ignored. */
public final class NamePattern {

    private final Pattern pattern;

    NamePattern(String glob) {
        String regex = Pattern.quote(composed(glob)).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(@Nullable String name) {
        return name != null && pattern.matcher(composed(name)).matches();
    }

    /** Whether there are no patterns, or one matches. */
    static boolean admit(List<NamePattern> patterns, @Nullable String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
