package io.segue.library.field;

import io.segue.library.MusicalKey;
import io.segue.library.MusicalKey.Mode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A musical key from what a row says about it. A Camelot position wins over key and mode. Key columns of real collections hold free
 * text, so what is no key is unknown rather than an error.
 */
final class KeyText {

    private static final Pattern PITCH_CLASS = Pattern.compile("([0-9]|1[01])(?:\\.0+)?");

    private KeyText() {}

    static @Nullable MusicalKey parse(@Nullable String camelot, @Nullable String key, @Nullable String mode) {
        Optional<MusicalKey> stated = camelot == null ? Optional.empty() : MusicalKey.parse(camelot);
        if (stated.isPresent()) {
            return stated.get();
        }
        return key == null ? null : fromKey(key, mode == null ? null : mode(mode));
    }

    private static @Nullable MusicalKey fromKey(String key, @Nullable Mode mode) {
        if (PITCH_CLASS.matcher(key).matches()) {
            return mode == null ? null : MusicalKey.of((int) Double.parseDouble(key), mode);
        }
        Optional<MusicalKey> withMode =
                mode == null ? Optional.empty() : MusicalKey.parse(key + (mode == Mode.MINOR ? " minor" : " major"));
        return withMode.or(() -> MusicalKey.parse(key)).orElse(null);
    }

    private static @Nullable Mode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "major", "maj", "dur" -> Mode.MAJOR;
            case "0", "0.0", "minor", "min", "moll" -> Mode.MINOR;
            default -> null;
        };
    }
}
