package io.segue.sync;

import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.sync.matching.MatchPolicy;
import io.segue.sync.matching.MatchPolicy.Preference;
import io.segue.sync.matching.MatchPolicy.VersionRule;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The {@code matching} section of a job that imports playlists; without it, the safe choice in everything. */
final class MatchSettings {

    /** How sure the matcher must be. */
    private enum Policy {
        CAREFUL,
        LENIENT
    }

    private MatchSettings() {}

    /** Notes every problem in the section. */
    static void validate(Section root) {
        var unused = read(root);
    }

    static MatchPolicy of(JobDefinition definition) {
        return read(definition.section());
    }

    static MatchPolicy read(Section root) {
        Section matching = root.section("matching").orElseGet(Section::empty);
        MatchPolicy policy = matching.choice("policy", Policy.class).orElse(Policy.CAREFUL) == Policy.LENIENT
                ? MatchPolicy.lenient()
                : MatchPolicy.careful();
        return policy.with(matching.choice("versions", VersionRule.class).orElse(VersionRule.STRICT))
                .with(preferences(matching));
    }

    private static Set<Preference> preferences(Section matching) {
        Set<Preference> preferences = EnumSet.noneOf(Preference.class);
        for (String text : matching.strings("prefer")) {
            switch (text) {
                case "any" -> {}
                case "explicit", "clean", "original", "remaster" ->
                    preferences.add(Preference.valueOf(text.toUpperCase(Locale.ROOT)));
                default ->
                    matching.problem(
                            "prefer",
                            "found '" + text + "', expected any of explicit or clean, original or remaster, or any.");
            }
        }
        refuseBoth(matching, preferences, Preference.EXPLICIT, Preference.CLEAN);
        refuseBoth(matching, preferences, Preference.ORIGINAL, Preference.REMASTER);
        return preferences;
    }

    private static void refuseBoth(Section matching, Set<Preference> preferences, Preference one, Preference other) {
        if (preferences.containsAll(Set.of(one, other))) {
            matching.problem(
                    "prefer",
                    "both " + one.name().toLowerCase(Locale.ROOT) + " and "
                            + other.name().toLowerCase(Locale.ROOT) + " cannot be preferred; leave one out.");
        }
    }
}
