package io.segue.library.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsrcTest {

    @ParameterizedTest
    @CsvSource({
        "GBDUW0000059, GBDUW0000059",
        "gb-duw-00-00059, GBDUW0000059",
        "'GB DUW 00 00059', GBDUW0000059",
        "GBDUW000005,",
        "GBDUW00000599,",
        "1BDUW0000059,",
        "GBDUW00000X9,",
        "n/a,",
        ",",
    })
    void isNormalisedOrUnknown(String text, String isrc) {
        assertThat(Isrc.normalise(text)).isEqualTo(isrc);
    }
}
