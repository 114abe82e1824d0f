package io.segue.sync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import io.segue.sync.matching.MatchDecision.Accepted;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class MatchingPropertiesTest {

    private final TrackMatcher matcher = new TrackMatcher();

    @Property(tries = 500)
    void foldingIsIdempotent(@ForAll @StringLength(max = 40) String text) {
        String folded = TextKey.fold(text);

        assertThat(TextKey.fold(folded)).isEqualTo(folded);
    }

    @Example
    void aMarkBehindWhatVanishesStandsOnWhatWasBeforeThat() {
        assertThat(TextKey.fold("0\u0640\u064E\u0651")).isEqualTo("0");
        assertThat(TextKey.fold("e\u2019\u0301")).isEqualTo("e");
    }

    @Property(tries = 500)
    void titlesRelateAlikeBothWays(
            @ForAll @StringLength(max = 12) String one, @ForAll @StringLength(max = 12) String other) {
        Fingerprint a = Fingerprint.of(Track.of(one, "Artist"));
        Fingerprint b = Fingerprint.of(Track.of(other, "Artist"));

        assertThat(Titles.compare(a, b)).isEqualTo(Titles.compare(b, a));
    }

    @Property(tries = 500)
    void anEmptyKeyIsNeverAccepted(
            @ForAll @StringLength(max = 12) String wanted, @ForAll @StringLength(max = 12) String found) {
        MatchDecision decision =
                matcher.decide(Track.of(wanted, "Artist"), List.of(new MatchCandidate("1", Track.of(found, "Artist"))));

        if (TextKey.of(wanted).isEmpty() || TextKey.of(found).isEmpty()) {
            assertThat(decision).isNotInstanceOf(Accepted.class);
        }
    }
}
