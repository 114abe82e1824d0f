package io.segue.library.field;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** International Standard Recording Codes (ISO 3901): two letters, three characters, seven digits. */
public final class Isrc {

    private static final Pattern BETWEEN = Pattern.compile("[-‐‑–\\s]");
    private static final Pattern VALID = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");

    private Isrc() {}

    /** Upper case and without hyphens, or {@code null} when it is none: an identifier that cannot be right is no evidence. */
    static @Nullable String normalise(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String code = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return VALID.matcher(code).matches() ? code : null;
    }
}
