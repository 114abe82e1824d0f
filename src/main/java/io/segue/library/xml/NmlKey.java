package io.segue.library.xml;

import io.segue.library.MusicalKey;
import io.segue.library.MusicalKey.Mode;
import org.jspecify.annotations.Nullable;

/** Keys as Traktor numbers them: 0..11 major, 12..23 minor, C first. */
final class NmlKey {

    private static final int MINOR = 12;

    private NmlKey() {}

    static @Nullable String toCamelot(@Nullable String value) {
        if (value == null || !value.matches("\\d{1,2}") || Integer.parseInt(value) >= 2 * MINOR) {
            return null;
        }
        int number = Integer.parseInt(value);
        return MusicalKey.of(number % MINOR, number < MINOR ? Mode.MAJOR : Mode.MINOR)
                .camelot();
    }

    static int of(MusicalKey key) {
        for (int pitchClass = 0; pitchClass < MINOR; pitchClass++) {
            if (MusicalKey.of(pitchClass, key.mode()).equals(key)) {
                return key.mode() == Mode.MAJOR ? pitchClass : pitchClass + MINOR;
            }
        }
        throw new IllegalStateException("no pitch class for " + key);
    }
}
