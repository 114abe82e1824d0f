package io.segue.djset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.library.MusicalKey;
import io.segue.library.MusicalKey.Mode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMoveTest {

    @ParameterizedTest
    @CsvSource({
        "8A, 8A, SAME, 0",
        "8A, 9A, ADJACENT, .1",
        "8A, 7A, ADJACENT, .1",
        "12B, 1B, ADJACENT, .1",
        "8A, 8B, RELATIVE, .1",
        "8A, 7B, DIAGONAL, .25",
        "7B, 8A, DIAGONAL, .25",
        "1A, 12B, DIAGONAL, .25",
        "8A, 10A, WHOLE_TONE, .4",
        "8A, 6A, WHOLE_TONE, .4",
        "8A, 3A, SEMITONE, .5",
        "3A, 8A, SEMITONE, .5",
        "8A, 9B, CLASH, .55",
        "8A, 11A, CLASH, .7",
        "8A, 11B, CLASH, .75",
        "8A, 12A, CLASH, .8",
        "8A, 2A, CLASH, 1",
        "8A, 2B, CLASH, 1",
    })
    void followsTheCamelotRules(String from, String to, KeyMove.Kind kind, double cost) {
        KeyMove move = KeyMove.between(key(from), key(to));
        assertThat(move.kind()).isEqualTo(kind);
        assertThat(move.cost()).isCloseTo(cost, within(1e-12));
    }

    @Test
    void costsTheSameInBothDirectionsAndNeverMoreThanOne() {
        List<MusicalKey> keys = IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(n -> Stream.of(Mode.values()).map(mode -> new MusicalKey(n, mode)))
                .toList();
        for (MusicalKey a : keys) {
            for (MusicalKey b : keys) {
                assertThat(KeyMove.between(a, b).cost())
                        .isBetween(0.0, 1.0)
                        .isEqualTo(KeyMove.between(b, a).cost());
            }
        }
    }

    @Test
    void countsOnlySameAdjacentAndRelativeAsSafe() {
        assertThat(Stream.of("8A", "9A", "7A", "8B").map(to -> KeyMove.between(key("8A"), key(to))))
                .allMatch(KeyMove::isSafe);
        assertThat(Stream.of("7B", "10A", "3A", "2A").map(to -> KeyMove.between(key("8A"), key(to))))
                .noneMatch(KeyMove::isSafe);
    }

    private static MusicalKey key(String camelot) {
        return MusicalKey.parse(camelot).orElseThrow();
    }
}
