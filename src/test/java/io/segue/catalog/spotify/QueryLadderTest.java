package io.segue.catalog.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryLadderTest {

    @Test
    void asksBySurestIdentityFirst() {
        assertThat(QueryLadder.queries(track("One More Time (Live)", "Daft Punk", "GBDUW0000053", 320)))
                .containsExactly(
                        "isrc:GBDUW0000053", "track:\"One More Time\" artist:\"Daft Punk\"", "One More Time Daft Punk");
        assertThat(QueryLadder.queries(track("Don't Stop", "Fleetwood Mac", null, 193)))
                .containsExactly("Don't Stop Fleetwood Mac");
        assertThat(QueryLadder.queries(track("19. Zenker Brothers - Studmission", "", "not an isrc", 1)))
                .containsExactly("19. Zenker Brothers - Studmission");
    }

    @Test
    void takesNoFilterWordsFromATitle() {
        assertThat(QueryLadder.queries(track("isrc:X \"quoted\"", "A", null, 1)))
                .containsExactly("isrc X  quoted  A");
    }

    @Test
    void isContentWithTheSameSongOfTheSameLength() {
        Track wanted = track("Été (Remix)", "Ann", null, 200);

        assertThat(QueryLadder.settles(wanted, List.of(track("Ete - Remix", "ann", null, 203))))
                .isTrue();
        assertThat(QueryLadder.settles(wanted, List.of(track("Ete", "Ann", null, 240))))
                .isFalse();
        assertThat(QueryLadder.settles(wanted, List.of(track("Ete", "Bob", null, 200))))
                .isFalse();
        assertThat(QueryLadder.settles(wanted, List.of())).isFalse();
    }

    @Test
    void withoutLengthsTheVersionHasToBeNamed() {
        Track wanted = Track.of("Blue (Live)", "Ann");

        assertThat(QueryLadder.settles(wanted, List.of(Track.of("Blue", "Ann"))))
                .isFalse();
        assertThat(QueryLadder.settles(wanted, List.of(Track.of("Blue - Live in Rome", "Ann"))))
                .isTrue();
    }

    private static Track track(String title, String artist, String isrc, int seconds) {
        return new Track(
                title,
                artist.isEmpty() ? List.of() : List.of(artist),
                null,
                Duration.ofSeconds(seconds),
                isrc,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
