package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLookTest {

    private static final MatchPolicy POLICY = MatchPolicy.careful();

    @Test
    void convictsOnlyWhatAFullComparisonConvicts() {
        int convicted = 0;
        for (VersionSet.Query query : VersionSet.queries()) {
            Fingerprint wanted = Fingerprint.of(query.wanted());
            FirstLook look = new FirstLook(POLICY, wanted);
            for (MatchCandidate candidate : query.candidates()) {
                if (look.convicts(candidate)) {
                    convicted++;
                    assertThat(Comparison.of(POLICY, wanted, candidate, Fingerprint.of(candidate.track()))
                                    .conflicts())
                            .as("%s and %s", query.wanted(), candidate)
                            .isNotEmpty();
                }
            }
        }
        assertThat(convicted).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Song (Radio Edit)",
                "Song - EXTENDED",
                "Song 12\"",
                "Song - ＭＩＸ",
                "Song - 'Club' Version",
                "Song Radio Mix"
            })
    void looksCloserWhereATitleMayNameACut(String title) {
        assertThat(convicts(track("Song", 200), track(title, 300))).isFalse();
    }

    @Test
    void convictsAnotherLengthAlone() {
        assertThat(convicts(track("Song", 200), track("Song", 300))).isTrue();
        assertThat(convicts(track("Song", 200), track("Song", 211))).isFalse();
        assertThat(convicts(track("Song - Radio Edit", 200), track("Song", 300)))
                .isFalse();
        assertThat(convicts(
                        track("Song", 200).withIsrc("USAAA0000001"),
                        track("Song", 300).withIsrc("USAAA0000001")))
                .isFalse();
    }

    private static boolean convicts(Track wanted, Track found) {
        return new FirstLook(POLICY, Fingerprint.of(wanted)).convicts(new MatchCandidate("1", found));
    }

    private static Track track(String title, int seconds) {
        return Track.of(title, "Ann").withDuration(Duration.ofSeconds(seconds));
    }
}
