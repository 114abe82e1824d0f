package io.segue.batch.definition;

import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code forEach} of a job file: what it expands over, and how its batches share what there is.
 *
 * @param key where the values are: {@code files}, {@code accounts} or {@code values}
 * @param together how many batches run side by side
 * @param fairShare whether they divide the window between them
 */
record ForEach(
        Section section, String key, List<Located> values, int together, boolean fairShare, WhenEmpty whenEmpty) {

    static final String FILES = "files";
    static final String VALUES = "values";

    private static final List<String> KEYS = List.of(FILES, "accounts", VALUES);

    /** What a job that finds nothing to expand over is. */
    enum WhenEmpty {
        ERROR,
        NOTHING
    }

    /** Problems are noted in the section. */
    static Optional<ForEach> read(Section root) {
        return root.section(JobDefinition.FOR_EACH).map(ForEach::of);
    }

    private static ForEach of(Section section) {
        List<String> given = KEYS.stream().filter(section::has).toList();
        if (given.size() != 1) {
            section.problem(
                    given.isEmpty() ? FILES : given.get(1),
                    "'forEach' expands over one of " + String.join(", ", KEYS) + ", found "
                            + (given.isEmpty() ? "none." : String.join(" and ", given) + "."));
        }
        String key = given.isEmpty() ? VALUES : given.get(0);
        WhenEmpty whenEmpty = section.choice("whenEmpty", WhenEmpty.class).orElse(WhenEmpty.ERROR);
        List<Located> values = section.texts(key);
        if (values.isEmpty() && section.has(key) && !key.equals(FILES) && whenEmpty == WhenEmpty.ERROR) {
            section.problem(key, "there is nothing to expand over. Name values, or say 'whenEmpty: nothing'.");
        }
        return new ForEach(
                section,
                key,
                values,
                section.wholeNumber("together", 1, JobDefinition.MOST_TOGETHER)
                        .orElse(1L)
                        .intValue(),
                section.flag("fairShare").orElse(true),
                whenEmpty);
    }

    /** The part of a window that each batch gets, at least 1. */
    int share(int window) {
        return fairShare ? Math.max(1, window / together) : window;
    }
}
