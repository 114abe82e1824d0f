package io.segue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.sync.KnownEntries.Addition;
import io.segue.sync.Placement.Arrived;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PlacementTest {

    private static List<String> words(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** The input, a mark behind each track: {@code !} was added, {@code =} was there before, {@code ?} comes late. */
    private static Placement placement(List<String> before, List<String> input, List<String> now) {
        List<Arrived> arrived = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (int position = 0; position < input.size(); position++) {
            String uri = input.get(position).substring(0, input.get(position).length() - 1);
            switch (input.get(position).charAt(uri.length())) {
                case '!' -> {
                    arrived.add(new Arrived(position, uri, true));
                    added.add(uri);
                }
                case '=' -> arrived.add(new Arrived(position, uri, false));
                default -> {}
            }
        }
        List<Addition> additions = added.isEmpty() ? List.of() : List.of(new Addition(before.size(), added));
        return new Placement(new KnownEntries(before, additions, now), arrived);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/sync/placement.csv", numLinesToSkip = 1, emptyValue = "")
    void putsALateTrackBehindItsNeighbour(
            String what, String before, String input, String now, int late, int position) {
        assertThat(placement(words(before), words(input), words(now)).place(late))
                .isEqualTo(position);
    }

    @Provide
    Arbitrary<List<String>> tracks() {
        return Arbitraries.of("a", "b", "c", "d").list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 9).list().ofSize(10);
    }

    /** What came late, put where it belongs one after the other, leaves the playlist as if nothing had ever failed. */
    @Property(tries = 500)
    void restoresTheOrderOfTheInput(
            @ForAll("tracks") List<String> before,
            @ForAll("tracks") List<String> input,
            @ForAll("choices") List<Integer> late) {
        List<Addition> additions = new ArrayList<>();
        List<Arrived> arrived = new ArrayList<>();
        List<String> now = new ArrayList<>(before);
        List<String> first = new ArrayList<>();
        for (int position = 0; position < input.size(); position++) {
            if (late.get(position) > 4) {
                arrived.add(new Arrived(position, input.get(position), true));
                first.add(input.get(position));
            }
        }
        if (!first.isEmpty()) {
            additions.add(new Addition(before.size(), first));
            now.addAll(first);
        }
        IntStream.range(0, input.size())
                .filter(position -> late.get(position) <= 4)
                .forEach(position -> {
                    Placement placement = new Placement(new KnownEntries(before, additions, now), List.copyOf(arrived));
                    int place = placement.place(position);
                    now.add(place, input.get(position));
                    additions.add(new Addition(place, List.of(input.get(position))));
                    arrived.add(new Arrived(position, input.get(position), true));
                    arrived.sort(Comparator.comparingInt(Arrived::position));
                });

        List<String> expected = new ArrayList<>(before);
        expected.addAll(input);
        assertThat(now).isEqualTo(expected);
        assertThat(without(now, OwnAdditions.positions(before, additions, now)))
                .as("taken back")
                .isEqualTo(before);
    }

    /** Wherever the user has put or removed what is theirs, a late track stands right behind its neighbour. */
    @Property(tries = 500)
    void standsBehindItsNeighbourWhateverTheUserDid(
            @ForAll("choices") List<Integer> edits, @ForAll("choices") List<Integer> removed) {
        List<String> before = List.of("x", "y", "z");
        List<String> added = List.of("a", "b", "c", "d", "e");
        List<String> now = new ArrayList<>(before);
        now.addAll(added);
        removed.stream().limit(3).forEach(which -> now.remove(added.get(which % 5)));
        for (int i = 0; i < 3; i++) {
            now.add(edits.get(i) % (now.size() + 1), "mine" + i);
        }
        List<Arrived> arrived = IntStream.range(0, 5)
                .mapToObj(i -> new Arrived(i, added.get(i), true))
                .toList();

        int place = new Placement(new KnownEntries(before, List.of(new Addition(3, added)), now), arrived).place(5);

        List<String> left = added.stream().filter(now::contains).toList();
        if (left.isEmpty()) {
            assertThat(place).isEqualTo(now.indexOf("z") + 1);
        } else {
            assertThat(now.get(place - 1)).isEqualTo(left.get(left.size() - 1));
        }
    }

    private static List<String> without(List<String> current, List<Integer> positions) {
        return IntStream.range(0, current.size())
                .filter(position -> !positions.contains(position))
                .mapToObj(current::get)
                .toList();
    }
}
