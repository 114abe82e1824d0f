package io.segue.library.field;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people and their programs note about a track. Whatever cannot be read says nothing: it is no reason to lose a track. */
final class PersonalText {

    /** "Energy 7", and "8A - 7" as key-detection software writes key and energy together. */
    private static final Pattern ENERGY = Pattern.compile(
            "(?i)(?:\\benergy(?:\\s*level)?\\s*[:=-]?\\s*|\\b(?:1[0-2]|[1-9])[AB]\\s*[-/|]\\s*)(10|[1-9])\\b(?![.,]\\d)");

    private static final double LEVELS = 10;
    private static final double MOST_STARS = 255;

    private PersonalText() {}

    /** 0..1 */
    static @Nullable Double energy(@Nullable String comment) {
        Matcher energy = ENERGY.matcher(comment == null ? "" : comment);
        return energy.find() ? Integer.parseInt(energy.group(1)) / LEVELS : null;
    }

    /** 0..1; none given is unknown. */
    static @Nullable Double rating(@Nullable String stars) {
        if (stars == null || !stars.matches("\\d{1,3}")) {
            return null;
        }
        int number = Integer.parseInt(stars);
        return number == 0 || number > MOST_STARS ? null : number / MOST_STARS;
    }
}
