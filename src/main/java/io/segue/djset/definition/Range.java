package io.segue.djset.definition;

import io.segue.batch.Section;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers between two others, both included: {@code 118-124}. */
record Range(double least, double most) {

    private static final String NUMBER = "(\\d{1,5}(?:\\.\\d+)?|\\.\\d+)";
    private static final Pattern RANGE = Pattern.compile("\\s*" + NUMBER + "\\s*(?:-|–|to)\\s*" + NUMBER + "\\s*");

    /** The range a key says; what is none is a problem. */
    static Optional<Range> read(Section section, String key, String example) {
        Optional<String> text = section.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(text.get());
        if (range.matches()) {
            Range found = new Range(Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)));
            if (found.least <= found.most) {
                return Optional.of(found);
            }
        }
        section.problem(key, "expected a range such as " + example + ", found '" + text.get() + "'.");
        return Optional.empty();
    }

    /** Unknown lies in no range. */
    boolean contains(@Nullable Double number) {
        return number != null && number >= least && number <= most;
    }
}
