package io.segue.djset;

import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code set} section of a job that makes DJ sets: {@code preset, arc, arcWeight, artistSpacing, keyRun, minutes, tracks, perArtist,
 * opener, closer}.
 */
final class SetSettings {

    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int MOST_TRACKS = 5_000;

    private SetSettings() {}

    /** Notes every problem in the section. */
    static void validate(Section root) {
        root.section("set").ifPresent(SetSettings::read);
    }

    static SetRules rules(JobDefinition definition) {
        return definition.section().section("set").map(SetSettings::read).orElse(SetRules.standard());
    }

    private static SetRules read(Section set) {
        SetRules standard = SetRules.standard();
        CostModel model =
                named(set, "preset", CostModel.PRESETS, CostModel::name).orElse(standard.model());
        EnergyArc arc = named(set, "arc", EnergyArc.PRESETS, EnergyArc::name).orElse(standard.arc());
        SetLength length = new SetLength(
                set.wholeNumber("tracks", 2, MOST_TRACKS).map(Long::intValue).orElse(null),
                set.wholeNumber("minutes", 5, LONGEST_MINUTES)
                        .map(Duration::ofMinutes)
                        .orElse(null),
                number(set, "perArtist", 1, MOST_TRACKS, SetLength.ANY_NUMBER));
        return standard.with(model)
                .with(arc, number(set, "arcWeight", 0, SetRules.STRONGEST, standard.arcWeight()))
                .withArtistSpacing(number(set, "artistSpacing", 0, SetRules.WIDEST_SPACING, 0))
                .withKeyRun(number(set, "keyRun", 0, SetRules.LONGEST_RUN, length.limited() ? SetRules.USUAL_RUN : 0))
                .with(length)
                .between(set.text("opener").orElse(null), set.text("closer").orElse(null));
    }

    private static int number(Section set, String key, int least, int most, int otherwise) {
        return set.wholeNumber(key, least, most).map(Long::intValue).orElse(otherwise);
    }

    private static <T> Optional<T> named(Section set, String key, List<T> presets, Function<T, String> name) {
        Optional<String> wanted = set.text(key);
        Optional<T> found = wanted.flatMap(text -> presets.stream()
                .filter(preset -> name.apply(preset).equals(text))
                .findFirst());
        if (wanted.isPresent() && found.isEmpty()) {
            String known = presets.stream().map(name).collect(Collectors.joining(", "));
            set.problem(
                    key,
                    "there is no " + (key.equals("arc") ? "energy arc" : key) + " '" + wanted.get() + "'. Available: "
                            + known + ".");
        }
        return found;
    }
}
