package io.segue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.sync.KnownEntries.Addition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OwnAdditionsTest {

    /** As if the batch had added all of it at once, to the end. */
    private static List<Integer> positions(List<String> preImage, List<String> added, List<String> current) {
        return OwnAdditions.positions(preImage, List.of(new Addition(preImage.size(), added)), current);
    }

    private static List<String> words(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Columns: what was there, what was added, what is there now, positions that are the batch's own. */
    @ParameterizedTest(name = "[{0}] + [{1}], now [{2}]: {3}")
    @CsvFileSource(resources = "/sync/own-additions.csv", numLinesToSkip = 1, emptyValue = "")
    void tellsTheBatchsOwnEntries(String preImage, String added, String current, String positions) {
        assertThat(positions(words(preImage), words(added), words(current)))
                .isEqualTo(words(positions).stream().map(Integer::valueOf).toList());
    }

    @Provide
    Arbitrary<List<String>> playlists() {
        return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(8);
    }

    private static List<String> without(List<String> current, List<Integer> positions) {
        List<String> left = new ArrayList<>(current);
        List<Integer> last = new ArrayList<>(positions);
        Collections.reverse(last);
        last.forEach(position -> left.remove(position.intValue()));
        return left;
    }

    @Property(tries = 500)
    void whatIsLeftWithoutThemIsThePreImage(
            @ForAll("playlists") List<String> preImage, @ForAll("playlists") List<String> added) {
        List<String> current = Stream.concat(preImage.stream(), added.stream()).toList();

        assertThat(without(current, positions(preImage, added, current))).isEqualTo(preImage);
    }

    @Property(tries = 500)
    void whatTheUserAddedStaysWhereverItWasPut(
            @ForAll("playlists") List<String> preImage, @ForAll("playlists") List<String> added, @ForAll long seed) {
        List<String> current = new ArrayList<>(preImage);
        current.addAll(added);
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>(preImage);
        for (String mine : List.of("mine 1", "mine 2")) {
            current.add(random.nextInt(current.size() + 1), mine);
            expected.add(mine);
        }

        assertThat(without(current, positions(preImage, added, current))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 500)
    void neverMoreThanWasAddedNorWhatTheUserHadBefore(
            @ForAll("playlists") List<String> preImage,
            @ForAll("playlists") List<String> added,
            @ForAll("playlists") List<String> current) {
        List<String> own =
                positions(preImage, added, current).stream().map(current::get).toList();

        for (String uri : List.of("a", "b", "c", "d")) {
            int mine = Collections.frequency(own, uri);
            assertThat(mine).isLessThanOrEqualTo(Collections.frequency(added, uri));
            assertThat(Collections.frequency(current, uri) - mine)
                    .isGreaterThanOrEqualTo(
                            Math.min(Collections.frequency(preImage, uri), Collections.frequency(current, uri)));
        }
    }

    @Property(tries = 200)
    void lookingAgainFindsNothing(@ForAll("playlists") List<String> preImage, @ForAll("playlists") List<String> added) {
        List<String> current = Stream.concat(preImage.stream(), added.stream()).toList();
        List<String> restored = without(current, positions(preImage, added, current));

        assertThat(positions(preImage, added, restored)).isEmpty();
    }
}
