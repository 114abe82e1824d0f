package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.MatchPolicy.Preference;
import io.segue.sync.matching.MatchPolicy.VersionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackMatcherTest {

    private final TrackMatcher matcher = new TrackMatcher();

    static Stream<List<String>> cases() {
        return Tables.rows("decisions.tsv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decides(List<String> row) {
        List<MatchCandidate> candidates = new ArrayList<>();
        for (String cell : row.subList(3, row.size())) {
            candidates.add(new MatchCandidate(String.valueOf(candidates.size() + 1), Tables.track(cell)));
        }

        MatchDecision decision = matcher.decide(Tables.track(row.get(2)), candidates);

        assertThat(outcome(decision)).as(row.get(0) + ": " + decision).isEqualTo(row.get(1));
    }

    static Stream<List<String>> djCases() {
        return Tables.rows("dj.tsv");
    }

    @ParameterizedTest
    @MethodSource("djCases")
    void letsLongCutsStandInForShortOnesWhereTheJobSaysSo(List<String> row) {
        List<MatchCandidate> candidates = new ArrayList<>();
        for (String cell : row.subList(3, row.size())) {
            candidates.add(new MatchCandidate(String.valueOf(candidates.size() + 1), Tables.track(cell)));
        }

        MatchDecision decision = new TrackMatcher(MatchPolicy.careful().with(VersionRule.DJ))
                .decide(Tables.track(row.get(2)), candidates);

        String substitution = decision instanceof Accepted accepted && accepted.substitution() != null
                ? " " + accepted.substitution()
                : "";
        assertThat(outcome(decision) + substitution)
                .as(row.get(0) + ": " + decision)
                .isEqualTo(row.get(1));
    }

    @Test
    void choosesTheReleaseTheJobPrefers() {
        Track wanted = Tables.track("Time ~ Pink Floyd ~ ~ 413");
        List<MatchCandidate> candidates = List.of(
                new MatchCandidate("old", Tables.track("Time ~ Pink Floyd ~ The Dark Side of the Moon ~ 413")),
                new MatchCandidate("new", Tables.track("Time - 2011 Remaster ~ Pink Floyd ~ Best Of ~ 413")));

        assertThat(outcome(new TrackMatcher(MatchPolicy.careful().with(Set.of(Preference.REMASTER)))
                        .decide(wanted, candidates)))
                .isEqualTo("new");
        assertThat(outcome(new TrackMatcher(MatchPolicy.careful().with(Set.of(Preference.ORIGINAL)))
                        .decide(wanted, candidates)))
                .isEqualTo("old");
    }

    @Test
    void explainsWhatConvictedTheNearest() {
        MatchDecision decision = matcher.decide(
                Tables.track("The A Team ~ Ed Sheeran ~ + ~ 258"),
                List.of(new MatchCandidate("1", Tables.track("The A Team - Live ~ Ed Sheeran ~ ~ 259"))));

        assertThat(decision).isInstanceOfSatisfying(NotFound.class, notFound -> {
            assertThat(notFound.reason())
                    .contains("same title, 1 of 1 artists, 1 s apart, but live vs unmarked")
                    .contains("Ed Sheeran - The A Team - Live");
            assertThat(notFound.rejected()).hasSize(1);
        });
    }

    @Test
    void sameUriIsAcceptedOverAnEqualRecording() {
        Track wanted = new Track(
                "Creep", List.of("Radiohead"), null, null, null, "spotify:track:b", null, null, null, null, null);

        MatchDecision decision = matcher.decide(
                wanted,
                List.of(
                        new MatchCandidate("spotify:track:a", Tables.track("Creep ~ Radiohead ~ Best Of")),
                        new MatchCandidate("spotify:track:b", Tables.track("Creep ~ Radiohead ~ Pablo Honey"))));

        assertThat(outcome(decision)).isEqualTo("spotify:track:b");
    }

    @Test
    void countsACandidateOnce() {
        MatchCandidate creep = new MatchCandidate("1", Tables.track("Creep ~ Radiohead ~ Pablo Honey"));

        assertThat(outcome(matcher.decide(Tables.track("Creep ~ Radiohead"), List.of(creep, creep))))
                .isEqualTo("1");
    }

    private static String outcome(MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return accepted.candidate().uri();
        }
        return decision instanceof Ambiguous ? "ambiguous" : "none";
    }
}
