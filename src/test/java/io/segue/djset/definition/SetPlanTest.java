package io.segue.djset.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.CostModel;
import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.TrackRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetPlanTest {

    @Test
    void readsEveryKeyOfASet() {
        SetSettings settings = settings(Map.ofEntries(
                Map.entry("preset", "harmonic"),
                Map.entry("weights", Map.of("key", .5, "tempo", .2, "energy", .25, "genre", .05)),
                Map.entry("arc", Map.of("0", .2, "0.7", 1, "1", .5)),
                Map.entry("arcWeight", 12),
                Map.entry("energy", "comment"),
                Map.entry("artistSpacing", 3),
                Map.entry("distinctKeys", 5),
                Map.entry("minutes", 60),
                Map.entry("perArtist", 2),
                Map.entry("opener", "First"),
                Map.entry("closer", "Last"),
                Map.entry("mustPlay", List.of("This", "That")),
                Map.entry("lock", Map.of("3", "Third")),
                Map.entry("banned", List.of(List.of("One", "Other"))),
                Map.entry("leaveOut", List.of("samples")),
                Map.entry("explicit", false),
                Map.entry("freshness", "60%"),
                Map.entry("freshOver", 3),
                Map.entry("refresh", "on-change")));

        SetRules rules = settings.rules();
        assertThat(rules.model()).isEqualTo(CostModel.HARMONIC.weighing(.5, .2, .25, .05, null));
        assertThat(rules.arc().points())
                .containsExactly(new EnergyArc.Point(0, .2), new EnergyArc.Point(.7, 1), new EnergyArc.Point(1, .5));
        assertThat(rules.arcWeight()).isEqualTo(12);
        assertThat(rules.artistSpacing()).isEqualTo(3);
        assertThat(rules.keyRun()).as("where tracks are chosen").isEqualTo(SetRules.USUAL_RUN);
        assertThat(rules.distinctKeys()).isEqualTo(5);
        assertThat(rules.length().duration()).isEqualTo(Duration.ofMinutes(60));
        assertThat(rules.length().perArtist()).isEqualTo(2);
        assertThat(rules.requests())
                .isEqualTo(new TrackRequests(
                        "First",
                        "Last",
                        List.of("This", "That"),
                        Map.of(3, "Third"),
                        List.of(new TrackRequests.Pair("One", "Other"))));
        assertThat(settings.energy()).isEqualTo(EnergySource.COMMENT);
        assertThat(settings.leaveOut()).containsExactly(LeaveOut.SAMPLES);
        assertThat(settings.explicit()).isFalse();
        assertThat(settings.freshness()).isEqualTo(new Freshness(.6, 3));
        assertThat(settings.onChangeOnly()).isTrue();
    }

    @Test
    void leavesOutWhatNobodyPlaysUnlessToldOtherwise() {
        assertThat(settings(Map.of()).leaveOut()).containsExactlyInAnyOrder(LeaveOut.values());
        assertThat(settings(Map.of("leaveOut", List.of())).leaveOut()).isEmpty();
    }

    @Test
    void aListedSetSaysOtherwiseThanWhatAllShare() {
        Map<String, Object> job = Map.of(
                "set",
                Map.of("arc", "peak", "artistSpacing", 2, "minutes", 60),
                "sets",
                List.of(
                        Map.of("name", "Early", "arc", "warm-up", "pool", Map.of("bpm", "110-120")),
                        Map.of("name", "Late", "minutes", 90)));

        assertThat(Sections.problems(job)).isEmpty();
        SetSettings early = SetPlan.settings(Sections.of(job), "Early");
        SetSettings late = SetPlan.settings(Sections.of(job), "Late");
        assertThat(early.rules().arc()).isEqualTo(EnergyArc.WARM_UP);
        assertThat(early.rules().length().duration()).isEqualTo(Duration.ofMinutes(60));
        assertThat(late.rules().arc()).isEqualTo(EnergyArc.PEAK);
        assertThat(late.rules().length().duration()).isEqualTo(Duration.ofMinutes(90));
        assertThat(late.rules().artistSpacing()).isEqualTo(2);
    }

    @Test
    void onlyFreshnessAndRefreshAlwaysMakeSetsOfEveryDate() {
        assertThat(SetPlan.dated(Sections.of(Map.of("set", Map.of("minutes", 60)))))
                .isFalse();
        assertThat(SetPlan.dated(Sections.of(Map.of("set", Map.of("refresh", "on-change")))))
                .isFalse();
        assertThat(SetPlan.dated(Sections.of(Map.of("set", Map.of("refresh", "always")))))
                .isTrue();
        assertThat(SetPlan.dated(Sections.of(Map.of("sets", List.of(Map.of("name", "A", "freshness", "50%"))))))
                .isTrue();
    }

    @Test
    void refusesWhatItCannotMean() {
        assertProblem("arc", "loud", "set.arc: there is no energy arc 'loud'. Available: warm-up, build, peak,");
        assertProblem("arc", Map.of("0", .2, "0.7", 1), "set.arc: an arc must lead from 0 to 1");
        assertProblem("arc", Map.of("start", .2), "set.arc: 'start' is no place of the set");
        assertProblem("weights", Map.of("key", .9), "set.weights: the weights key 0.9, tempo 0.3");
        assertProblem("lock", Map.of("first", "A"), "set.lock: 'first' is no position");
        assertProblem("banned", List.of(List.of("A")), "set.banned: a banned pair is two tracks");
        assertProblem("banned", List.of("A"), "set.banned: expected a list of lists");
        assertProblem("leaveOut", "remixes", "set.leaveOut: there is no 'remixes' to leave out");
        assertProblem("freshness", "60", "set.freshness: expected a share of the set such as 60%, found '60'.");
        assertProblem("freshness", "60%", "set.freshness: needs something to choose from");
        assertProblem("energy", "bass", "set.energy: expected one of field, comment, rating, found 'bass'.");
        assertProblem("opener", " ", "set.opener: opener names no track");
        assertProblem("colour", "red", "unknown key 'set.colour'.");
    }

    @Test
    void refusesSetsThatCannotBeToldApartAndPoolsThatAreNone() {
        assertThat(Sections.problems(Map.of(
                        "set",
                        Map.of("by", "genre"),
                        "sets",
                        List.of(
                                Map.of("name", "A", "pool", Map.of("bpm", "fast")),
                                Map.of("name", "A", "pool", Map.of("years", "2020-2010"))))))
                .containsExactlyInAnyOrder(
                        "set.by: the job lists its sets; it cannot make one of each genre as well.",
                        "sets[1].pool.bpm: expected a range such as 118-124, found 'fast'.",
                        "sets[2].name: there is another set 'A'; names tell sets apart.",
                        "sets[2].pool.years: expected a range such as 2015-2026, found '2020-2010'.");
    }

    private static void assertProblem(String key, Object value, String beginning) {
        assertThat(Sections.problems(Map.of("set", Map.of(key, value))))
                .singleElement()
                .asString()
                .startsWith(beginning);
    }

    private static SetSettings settings(Map<String, Object> set) {
        Map<String, Object> job = Map.of("set", set);
        assertThat(Sections.problems(job)).isEmpty();
        return SetPlan.settings(Sections.of(job), "any");
    }
}
