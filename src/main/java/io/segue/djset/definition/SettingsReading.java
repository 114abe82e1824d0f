package io.segue.djset.definition;

import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import io.segue.djset.CostModel;
import io.segue.djset.EnergyArc;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.TrackRequests;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a job file says about one set. Every wrong value is a problem at its line; reading goes on with the usual value. */
final class SettingsReading {

    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int MOST_TRACKS = 5_000;

    private enum Refresh {
        ALWAYS,
        ON_CHANGE
    }

    private final Layers set;

    private SettingsReading(Layers set) {
        this.set = set;
    }

    /**
     * @param own section of the set
     * @param shared section of all sets
     */
    static SetSettings read(Section own, Section shared) {
        return new SettingsReading(new Layers(own, shared)).settings();
    }

    /** Whether a section asks for a set each date. */
    static boolean dated(Section section) {
        boolean fresh = section.has("freshness");
        boolean always = section.choice("refresh", Refresh.class)
                .filter(Refresh.ALWAYS::equals)
                .isPresent();
        return fresh || always;
    }

    private SetSettings settings() {
        SetLength length = length();
        SetRules rules = new SetRules(
                model(),
                arc(),
                set.wholeNumber("arcWeight", 0, SetRules.STRONGEST, SetRules.USUAL),
                set.wholeNumber("artistSpacing", 0, SetRules.WIDEST_SPACING, 0),
                set.wholeNumber("keyRun", 0, SetRules.LONGEST_RUN, chosen(length) ? SetRules.USUAL_RUN : 0),
                set.wholeNumber("distinctKeys", 0, SetRules.KEYS, 0),
                length,
                requests());
        return new SetSettings(
                rules,
                set.at("energy").choice("energy", EnergySource.class).orElse(EnergySource.FIELD),
                leaveOut(),
                set.at("without").strings("without"),
                set.at("explicit").flag("explicit").orElse(true),
                freshness(length),
                set.at("refresh")
                        .choice("refresh", Refresh.class)
                        .filter(Refresh.ON_CHANGE::equals)
                        .isPresent());
    }

    private static boolean chosen(SetLength length) {
        return length.tracks() != null || length.duration() != null;
    }

    private SetLength length() {
        return new SetLength(
                set.wholeNumber("tracks", 2, MOST_TRACKS).orElse(null),
                set.wholeNumber("minutes", 5, LONGEST_MINUTES)
                        .map(Duration::ofMinutes)
                        .orElse(null),
                set.wholeNumber("perArtist", 1, MOST_TRACKS, SetLength.ANY_NUMBER));
    }

    private CostModel model() {
        CostModel preset = named("preset", CostModel.PRESETS, CostModel::name).orElse(CostModel.SMOOTH);
        Optional<Section> weights = set.at("weights").section("weights");
        if (weights.isEmpty()) {
            return preset;
        }
        Section own = weights.get();
        Double key = weight(own, "key");
        Double tempo = weight(own, "tempo");
        Double energy = weight(own, "energy");
        Double genre = weight(own, "genre");
        Double artist = weight(own, "artist");
        return valid("weights", preset, () -> preset.weighing(key, tempo, energy, genre, artist));
    }

    private static @Nullable Double weight(Section weights, String key) {
        return weights.number(key, 0, 1).orElse(null);
    }

    private EnergyArc arc() {
        if (set.at("arc").isSection("arc")) {
            Section points = set.at("arc").section("arc").orElseThrow();
            return valid(
                    "arc",
                    EnergyArc.PEAK,
                    () -> EnergyArc.through(points.keys().stream()
                            .map(at -> new EnergyArc.Point(
                                    number(at), points.number(at, 0, 1).orElse(0.0)))
                            .sorted((a, b) -> Double.compare(a.at(), b.at()))
                            .toList()));
        }
        return named("arc", EnergyArc.PRESETS, EnergyArc::name).orElse(EnergyArc.PEAK);
    }

    private static double number(String place) {
        try {
            return Double.parseDouble(place);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + place + "' is no place of the set; points look like {0: 0.3, 0.65: 1, 1: 0.5}, from 0 to 1",
                    e);
        }
    }

    private TrackRequests requests() {
        String opener = set.text("opener").orElse(null);
        String closer = set.text("closer").orElse(null);
        List<String> must = set.at("mustPlay").strings("mustPlay");
        TrackRequests requests = valid(
                "opener",
                TrackRequests.NONE,
                () -> TrackRequests.NONE.between(opener, closer).playing(must));
        TrackRequests locking = valid("lock", requests, () -> requests.locking(Locks.read(set.at("lock"))));
        return valid("banned", locking, () -> locking.banning(banned()));
    }

    private List<TrackRequests.Pair> banned() {
        return set.at("banned").lists("banned").stream()
                .map(pair -> {
                    if (pair.size() != 2) {
                        throw new IllegalArgumentException(
                                "a banned pair is two tracks, as in - [\"One\", \"Other\"]; found " + pair);
                    }
                    return new TrackRequests.Pair(pair.get(0), pair.get(1));
                })
                .toList();
    }

    private Set<LeaveOut> leaveOut() {
        Set<LeaveOut> rules = EnumSet.noneOf(LeaveOut.class);
        if (!set.has("leaveOut")) {
            return EnumSet.allOf(LeaveOut.class);
        }
        for (Located text : set.at("leaveOut").texts("leaveOut")) {
            Arrays.stream(LeaveOut.values())
                    .filter(rule -> written(rule).equals(text.text()))
                    .findFirst()
                    .ifPresentOrElse(
                            rules::add,
                            () -> set.problem(
                                    "leaveOut",
                                    "there is no '" + text.text() + "' to leave out. Available: "
                                            + Arrays.stream(LeaveOut.values())
                                                    .map(SettingsReading::written)
                                                    .collect(Collectors.joining(", "))
                                            + "."));
        }
        return rules;
    }

    private static String written(LeaveOut rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    private Freshness freshness(SetLength length) {
        int sets = set.wholeNumber("freshOver", 1, Freshness.MOST_SETS, Freshness.USUAL_SETS);
        Optional<String> share = set.text("freshness");
        if (share.isEmpty()) {
            return Freshness.ANY;
        }
        if (!share.get().matches("(100|\\d{1,2})(\\.\\d+)?\\s*%")) {
            set.problem("freshness", "expected a share of the set such as 60%, found '" + share.get() + "'.");
            return Freshness.ANY;
        }
        if (!chosen(length)) {
            set.problem(
                    "freshness", "needs something to choose from: say how long the set is, with minutes or tracks.");
        }
        return new Freshness(
                Math.min(1, Double.parseDouble(share.get().replace("%", "").strip()) / 100), sets);
    }

    /** The value, or the other one and a problem at the key where it is refused. */
    private <T> T valid(String key, T otherwise, java.util.function.Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            set.problem(key, e.getMessage() + ".");
            return otherwise;
        }
    }

    private <T> Optional<T> named(String key, List<T> presets, Function<T, String> name) {
        Optional<String> wanted = set.text(key);
        Optional<T> found = wanted.flatMap(text -> presets.stream()
                .filter(preset -> name.apply(preset).equals(text))
                .findFirst());
        if (wanted.isPresent() && found.isEmpty()) {
            set.problem(
                    key,
                    "there is no " + (key.equals("arc") ? "energy arc" : key) + " '" + wanted.get() + "'. Available: "
                            + presets.stream().map(name).collect(Collectors.joining(", ")) + ".");
        }
        return found;
    }
}
