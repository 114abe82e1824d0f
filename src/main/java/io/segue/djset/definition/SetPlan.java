package io.segue.djset.definition;

import io.segue.batch.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sets a job file asks for: those it lists, or one for each group of tracks its input has.
 *
 * @param listed in order; empty where the input decides
 * @param by what of the input makes a set of its own; {@code null} where nothing was said, or sets are listed
 * @param common settings of every set where none is listed
 */
public record SetPlan(List<Listed> listed, @Nullable Grouping by, SetSettings common) {

    /** A set that the job file lists. */
    public record Listed(String name, PoolFilter pool, SetSettings settings) {}

    private static final String SET = "set";
    private static final String SETS = "sets";
    private static final int MOST_SETS = 1_000;

    public SetPlan {
        listed = List.copyOf(listed);
    }

    /** Reads the sections {@code set} and {@code sets}; problems are noted there. */
    public static SetPlan read(Section root) {
        Section shared = root.section(SET).orElseGet(Section::empty);
        Grouping by = shared.choice("by", Grouping.class).orElse(null);
        List<Listed> listed = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Section> sections = root.sections(SETS);
        if (by != null && !sections.isEmpty()) {
            shared.problem("by", "the job lists its sets; it cannot make one of each " + written(by) + " as well.");
        }
        if (sections.size() > MOST_SETS) {
            root.problem(SETS, "at most " + MOST_SETS + " sets fit in one batch, found " + sections.size() + ".");
        }
        for (Section section : sections) {
            String name = section.requiredText("name").strip();
            if (!names.add(name)) {
                section.problem("name", "there is another set '" + name + "'; names tell sets apart.");
            }
            PoolFilter pool = PoolFilter.read(section.section("pool").orElseGet(Section::empty));
            listed.add(new Listed(name, pool, SettingsReading.read(section, shared)));
        }
        // What listed sets share is read with each of them: on its own it need not make sense.
        SetSettings common = listed.isEmpty()
                ? SettingsReading.read(shared, Section.empty())
                : listed.get(0).settings();
        return new SetPlan(listed, by, common);
    }

    private static String written(Grouping by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /** Whether every date makes sets of its own. */
    public static boolean dated(Section root) {
        return root.section(SET).filter(SettingsReading::dated).isPresent()
                || root.sections(SETS).stream().anyMatch(SettingsReading::dated);
    }

    /** What the set of that name should be like, without reading those of all others. */
    public static SetSettings settings(Section root, String name) {
        Section shared = root.section(SET).orElseGet(Section::empty);
        Optional<Section> own = root.sections(SETS).stream()
                .filter(section -> section.requiredText("name").strip().equals(name.strip()))
                .findFirst();
        return own.map(section -> SettingsReading.read(section, shared))
                .orElseGet(() -> SettingsReading.read(shared, Section.empty()));
    }
}
