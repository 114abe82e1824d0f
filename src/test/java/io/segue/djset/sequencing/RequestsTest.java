package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.djset.EnergyArc;
import io.segue.djset.NamedTrack;
import io.segue.djset.Sequence;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.TrackRequests;
import io.segue.djset.TrackRequests.Pair;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private static final SetRules RULES = SetRules.following(EnergyArc.OFF);

    private final SetSequencer sequencer = new SetSequencer();

    @ParameterizedTest
    @ValueSource(ints = {9, 24, 60})
    void locksOpensClosesAndKeepsBannedPairsApart(int size) {
        for (EnergyArc arc : List.of(EnergyArc.OFF, EnergyArc.WAVE)) {
            List<Track> tracks = distinct(size);
            SetRules free = SetRules.following(arc);
            List<Integer> before = sequencer.sequence(tracks, free).order();
            TrackRequests requests = TrackRequests.NONE
                    .between(tracks.get(7).title(), tracks.get(3).title())
                    .locking(Map.of(5, tracks.get(2).title()))
                    .banning(List.of(
                            new Pair(title(tracks, before.get(3)), title(tracks, before.get(4))),
                            new Pair(title(tracks, before.get(6)), title(tracks, before.get(5)))));
            List<Integer> order =
                    sequencer.sequence(tracks, free.with(requests)).order();
            assertThat(order).hasSize(size).doesNotHaveDuplicates();
            assertThat(order.get(0)).isEqualTo(7);
            assertThat(order.get(4)).isEqualTo(2);
            assertThat(order.get(size - 1)).isEqualTo(3);
            assertThat(Math.abs(order.indexOf(before.get(3)) - order.indexOf(before.get(4))))
                    .isGreaterThan(1);
            assertThat(Math.abs(order.indexOf(before.get(6)) - order.indexOf(before.get(5))))
                    .isGreaterThan(1);
        }
    }

    @Test
    void choosesWhatIsAskedForFromAPool() {
        List<Track> pool = distinct(150);
        TrackRequests requests = TrackRequests.NONE
                .between(pool.get(11).title(), pool.get(22).title())
                .playing(List.of(pool.get(33).title(), pool.get(44).title()))
                .locking(Map.of(4, pool.get(55).title()));
        SetRules rules = RULES.with(SetLength.minutes(60).perArtist(2))
                .with(EnergyArc.PEAK, 30)
                .withKeyRun(3)
                .withDistinctKeys(6)
                .with(requests);
        Sequence set = sequencer.sequence(pool, rules);
        assertThat(set.order()).doesNotHaveDuplicates().contains(33, 44);
        assertThat(set.order().get(0)).isEqualTo(11);
        assertThat(set.order().get(3)).isEqualTo(55);
        assertThat(set.order().get(set.order().size() - 1)).isEqualTo(22);
        List<Track> played = set.order().stream().map(pool::get).toList();
        assertThat(played.stream()
                        .map(track -> track.features().key())
                        .filter(key -> key != null)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(played)
                .allSatisfy(track -> assertThat(
                                played.stream().filter(other -> other.artists().equals(track.artists())))
                        .hasSizeLessThanOrEqualTo(2));
        long seconds =
                played.stream().mapToLong(track -> track.duration().toSeconds()).sum();
        assertThat(seconds).isBetween(3_600L, 3_900L);

        List<Track> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(sequencer.sequence(shuffled, rules).order().stream().map(shuffled::get))
                .isEqualTo(played);
    }

    @Test
    void leavesOutWhatAnArtistHasTooMuchOf() {
        List<Track> tracks = IntStream.range(0, 12)
                .mapToObj(i -> Tracks.track("t" + i, "artist " + i % 3, 120.0 + i, "8A", .5, "house"))
                .toList();
        SetRules rules = RULES.with(SetLength.ALL.perArtist(2));
        assertThat(sequencer.sequence(tracks, rules).order()).hasSize(6);
    }

    @Test
    void findsTracksByUriBeforePartsOfTitles() {
        Track one = new Track("spotify:x", List.of("a"), null, null, null, null, null, null, null, null, null);
        Track other = new Track("song", List.of("b"), null, null, null, "spotify:x", null, null, null, null, null);
        assertThat(NamedTrack.find(List.of(one, other), "spotify:x")).isEqualTo(1);
        assertThat(NamedTrack.find(List.of(one, other), "A - Spotify")).isZero();
        assertThatThrownBy(() -> NamedTrack.find(List.of(one, other), "The Spotify Song"))
                .hasMessageContaining("did you mean \"a - spotify:x");
    }

    static Stream<Arguments> clashes() {
        TrackRequests none = TrackRequests.NONE;
        return Stream.of(
                Arguments.of(RULES.with(none.playing(List.of("nobody"))), "No track of this set is called \"nobody\""),
                Arguments.of(RULES.with(none.playing(List.of("track"))), "Several tracks are called \"track\""),
                Arguments.of(RULES.between("track A", "track A"), "cannot both open and close"),
                Arguments.of(
                        RULES.with(none.locking(Map.of(2, "track A", 4, "track A"))),
                        "cannot play both at position 2 and at position 4"),
                Arguments.of(
                        RULES.with(none.between(null, "track A").locking(Map.of(6, "track B"))),
                        "Position 6 is kept for both"),
                Arguments.of(RULES.with(none.locking(Map.of(9, "track A"))), "but the set has 6 tracks"),
                Arguments.of(RULES.with(none.banning(List.of(new Pair("track A", "track a")))), "is one track"),
                Arguments.of(
                        RULES.with(none.locking(Map.of(2, "track A", 3, "track B"))
                                .banning(List.of(new Pair("track B", "track A")))),
                        "are a banned pair, but locked to positions 2 and 3"),
                Arguments.of(
                        RULES.with(none.banning(Stream.of("B", "C", "D", "E", "F")
                                .map(other -> new Pair("track A", "track " + other))
                                .toList())),
                        "No order of these 6 tracks"),
                Arguments.of(RULES.withDistinctKeys(20), "but distinctKeys asks for 20"),
                Arguments.of(
                        RULES.withDistinctKeys(4).with(SetLength.tracks(3)), "A set of 3 tracks cannot be in 4 keys"),
                Arguments.of(
                        RULES.with(SetLength.tracks(2)).with(none.playing(List.of("track A", "track B", "track C"))),
                        "The 3 tracks that have to be played"),
                Arguments.of(
                        RULES.with(SetLength.tracks(4).perArtist(1)).with(none.playing(List.of("track A", "track B"))),
                        "perArtist allows 1 of one artist"));
    }

    @ParameterizedTest
    @MethodSource("clashes")
    void namesWhatClashes(SetRules rules, String message) {
        List<Track> tracks = Stream.of("A", "B", "C", "D", "E", "F")
                .map(name -> Tracks.track(
                        "track " + name, name.compareTo("C") < 0 ? "both" : name, 120.0, "8A", .5, "house"))
                .toList();
        assertThatThrownBy(() -> sequencer.sequence(tracks, rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static String title(List<Track> tracks, int i) {
        return tracks.get(i).title();
    }

    /** Titles of one length, so that none is part of another. */
    private static List<Track> distinct(int size) {
        List<Track> random = Tracks.random(size, 17);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    Track track = random.get(i);
                    return new Track(
                            String.format("<%03d>", i),
                            track.artists(),
                            null,
                            track.duration(),
                            null,
                            null,
                            null,
                            null,
                            track.genre(),
                            null,
                            track.features());
                })
                .toList();
    }
}
