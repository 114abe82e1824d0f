package io.segue.djset;

import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@code set} section of a job that makes DJ sets: {@code arc} and {@code arcWeight}. */
final class SetSettings {

    private static final int STRONGEST_ARC = 1000;

    private SetSettings() {}

    /** Notes every problem in the section. */
    static void validate(Section root) {
        root.section("set").ifPresent(SetSettings::read);
    }

    static SetRules rules(JobDefinition definition) {
        return definition.section().section("set").map(SetSettings::read).orElse(SetRules.standard());
    }

    private static SetRules read(Section set) {
        Optional<String> name = set.text("arc");
        Optional<EnergyArc> arc = name.flatMap(SetSettings::arc);
        if (name.isPresent() && arc.isEmpty()) {
            String known = EnergyArc.PRESETS.stream().map(EnergyArc::name).collect(Collectors.joining(", "));
            set.problem("arc", "there is no energy arc '" + name.get() + "'. Available: " + known + ".");
        }
        SetRules standard = SetRules.standard();
        int weight = set.wholeNumber("arcWeight", 0, STRONGEST_ARC)
                .map(Long::intValue)
                .orElse(standard.arcWeight());
        return new SetRules(arc.orElse(standard.arc()), weight);
    }

    private static Optional<EnergyArc> arc(String name) {
        return EnergyArc.PRESETS.stream().filter(arc -> arc.name().equals(name)).findFirst();
    }
}
