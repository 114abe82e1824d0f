package io.segue.djset.justification;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.CostModel;
import io.segue.djset.TransitionCost;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JustificationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8A | 8A  | 100 | 8A to 8A: the same key, so every note fits.",
                "8A | 9A  | 90 | 8A to 9A: one step up the wheel, a fifth up; six of seven notes are shared.",
                "8A | 7A  | 90 | 8A to 7A: one step down the wheel, a fifth down; six of seven notes are shared.",
                "8A | 8B  | 90 | 8A to 8B: relative major and minor; all notes are shared and only the mood changes.",
                "8A | 7B  | 75 | 8A to 7B: a diagonal move; six of seven notes and most of the tonic chord are shared.",
                "8A | 10A | 60 | 8A to 10A: two steps up the wheel, a whole tone up: an energy boost, best as a quick mix.",
                "8A | 6A  | 60 | 8A to 6A: two steps down the wheel, a whole tone down: it settles, best as a quick mix.",
                "8A | 3A  | 50 | 8A to 3A: a semitone up: a strong energy boost that clashes when blended, so cut.",
                "3A | 8A  | 50 | 3A to 8A: a semitone down: it clashes when blended, so cut.",
                "8A | 2A  | 0 | 8A to 2A: the keys clash; mix where one side plays drums only, or cut.",
                "8A |     | 50 | The key is unknown on the incoming side, so the harmony cannot be judged.",
                "   |     | 50 | The key is unknown on both sides, so the harmony cannot be judged.",
            })
    void explainsKeys(@Nullable String from, @Nullable String to, int score, String sentence) {
        assertSays(KeyJustification.of(key(from), key(to)), score, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120 | 100 | 120.0 to 120.0 BPM: no pitch change.",
                "120 | 121 | 99 | 120.0 to 121.0 BPM: pitch the incoming track by -0.8 %.",
                "125 | 120 | 74 | 125.0 to 120.0 BPM: pitch the incoming track by +4.2 %, with key lock on.",
                "140 | 70  | 75 | 140.0 to 70.0 BPM, counted in double time: no pitch change.",
                "70  | 140 | 75 | 70.0 to 140.0 BPM, counted in half time: no pitch change.",
                "120 | 100 | 5 | 120.0 to 100.0 BPM: pitch the incoming track by +20.0 %, too far for beatmatching; change tempo in a break, or cut.",
                "    | 120 | 50 | The tempo is unknown on the outgoing side, so measure it first.",
            })
    void explainsTempos(@Nullable Double from, @Nullable Double to, int score, String sentence) {
        assertSays(TempoJustification.of(from, to), score, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".5 | .52 |    | 95 | Energy stays level, 0.50 to 0.52.",
                ".5 | .6  | .7 | 75 | Energy rises, 0.50 to 0.60.",
                ".9 | .6  | .8 | 25 | Energy falls abruptly, 0.90 to 0.60, below the 0.80 the arc asks for.",
                ".2 | .3  | .1 | 75 | Energy rises, 0.20 to 0.30, above the 0.10 the arc asks for.",
                ".2 |     | .1 | 50 | The energy is unknown on the incoming side.",
            })
    void explainsEnergy(
            @Nullable Double from, @Nullable Double to, @Nullable Double target, int score, String sentence) {
        TransitionCost cost = new TransitionCost(
                0, 0, from == null || to == null ? .5 : Math.min(1, Math.abs(from - to) / .4), 0, false);
        assertSays(EnergyJustification.of(from, to, target, cost), score, sentence);
    }

    @Test
    void explainsGenres() {
        TransitionCost same = new TransitionCost(0, 0, 0, 0, false);
        TransitionCost other = new TransitionCost(0, 0, 0, 1, false);
        assertSays(GenreJustification.of("House", "house", same), 100, "Both are House.");
        assertSays(GenreJustification.of("House", "Disco", other), 0, "The genre changes from House to Disco.");
        assertSays(
                GenreJustification.of(null, "Disco", TransitionCost.of(Track.of("a"), Track.of("b"), CostModel.SMOOTH)),
                50,
                "The genre is unknown.");
    }

    @Test
    void explainsArtists() {
        assertSays(new ArtistJustification(true), 0, "The same artist twice in a row.");
        assertSays(new ArtistJustification(false), 100, "No artist repeats.");
    }

    @Test
    void namesEveryKeyAsTheLibraryReadsIt() {
        for (MusicalKey.Mode mode : MusicalKey.Mode.values()) {
            for (int number = 1; number <= 12; number++) {
                MusicalKey key = new MusicalKey(number, mode);
                String suffix = mode == MusicalKey.Mode.MINOR ? "m" : "";
                assertThat(MusicalKey.parse(KeyNames.tonic(key) + suffix)).contains(key);
            }
        }
        assertThat(List.of(KeyNames.tonic(new MusicalKey(8, MusicalKey.Mode.MINOR))))
                .containsExactly("A");
    }

    private static void assertSays(Justification justification, int score, String sentence) {
        assertThat(justification.sentence()).isEqualTo(sentence);
        assertThat(justification.score()).isEqualTo(score);
    }

    private static @Nullable MusicalKey key(@Nullable String camelot) {
        return camelot == null ? null : MusicalKey.parse(camelot).orElseThrow();
    }
}
