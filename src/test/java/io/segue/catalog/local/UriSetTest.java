package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Track;
import org.junit.jupiter.api.Test;

class UriSetTest {

    private final UriSet uris = new UriSet();

    @Test
    void knowsEveryUriItWasGivenHoweverMany() {
        for (int no = 0; no < 5_000; no++) {
            assertThat(uris.add(uri(no))).isTrue();
        }
        for (int no = 0; no < 5_000; no++) {
            assertThat(uris.add(uri(no))).isFalse();
        }
    }

    @Test
    void knowsTheUriOfNothingButZeros() {
        assertThat(uris.add("local:0000000000000000")).isTrue();
        assertThat(uris.add("local:0000000000000000")).isFalse();
        assertThat(uris.add("local:ffffffffffffffff")).isTrue();
    }

    private static String uri(int no) {
        return LocalUri.of(Track.of("Track " + no));
    }
}
