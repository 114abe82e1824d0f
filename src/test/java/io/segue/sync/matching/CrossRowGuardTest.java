package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import io.segue.sync.matching.CrossRowGuard.Row;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossRowGuardTest {

    private final MatchCandidate target = new MatchCandidate("1", Tables.track("Intro Song ~ Ann ~ ~ 200"));

    @Test
    void sendsTheLessCertainOfTwoTracksOnOneTargetToReview() {
        List<MatchDecision> decisions =
                CrossRowGuard.review(List.of(row("Intro Sing ~ Ann", 0.8), row("Intro Song ~ Ann", 0.9)));

        assertThat(decisions.get(0)).isInstanceOf(Ambiguous.class);
        assertThat(decisions.get(1)).isInstanceOf(Accepted.class);
    }

    @Test
    void sendsBothToReviewWhenNeitherIsMoreCertain() {
        List<MatchDecision> decisions =
                CrossRowGuard.review(List.of(row("Intro Sing ~ Ann", 0.9), row("Intro Song ~ Ann", 0.9)));

        assertThat(decisions).allMatch(Ambiguous.class::isInstance);
    }

    @Test
    void keepsATrackThatTheListNamesTwice() {
        List<MatchDecision> decisions = CrossRowGuard.review(
                List.of(row("Intro Song ~ Ann", 0.9), row("intro song (feat. Bob) ~ Ann ~ Best Of", 0.8)));

        assertThat(decisions).allMatch(Accepted.class::isInstance);
    }

    private Row row(String wanted, double score) {
        Track track = Tables.track(wanted);
        return new Row(track, new Accepted(target, score, "same title", null));
    }
}
