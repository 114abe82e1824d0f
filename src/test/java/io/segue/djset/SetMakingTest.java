package io.segue.djset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.djset.SetDraft.Version;
import io.segue.djset.definition.Sections;
import io.segue.djset.definition.SetPlan;
import io.segue.djset.definition.SetSettings;
import io.segue.djset.pool.Eligible.Excluded;
import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetMakingTest {

    private static final LocalDate LAST_FRIDAY = LocalDate.parse("2026-11-20");

    @Test
    void leavesOutByNameWhatNobodyPlays() {
        Track good = Tracks.track("Good", "A", 120.0, "8A", .5, null);
        List<Track> pool = List.of(
                good,
                Tracks.track("Siren", "", 120.0, "8A", .5, null).withDuration(Duration.ofSeconds(7)),
                Tracks.track("GOOD", "a", 121.0, "8A", .5, null),
                Tracks.track("Raw", "B", null, null, .5, null),
                Tracks.track("Half known", "B", null, "8A", .5, null));

        SetMaking making = new SetMaking(pool, settings(Map.of()));

        assertThat(making.eligible().tracks()).extracting(Track::title).containsExactly("Good", "Half known");
        assertThat(making.eligible().excluded())
                .extracting(Excluded::reason)
                .satisfiesExactly(
                        sample -> assertThat(sample).isEqualTo("a sample: it lasts 7 seconds"),
                        twin -> assertThat(twin).startsWith("a duplicate"),
                        raw -> assertThat(raw).startsWith("not analysed: neither tempo nor key"));
        assertThat(new SetMaking(pool, settings(Map.of("leaveOut", List.of())))
                        .eligible()
                        .excluded())
                .isEmpty();
    }

    @Test
    void playsNothingExplicitWhereItMustNot() {
        Track explicit =
                new Track("Rude", List.of(), null, null, null, null, null, null, null, true, features(null, null));

        assertThat(eligible(explicit, Map.of())).hasSize(1);
        assertThat(eligible(explicit, Map.of("explicit", false))).isEmpty();
    }

    @Test
    void leavesOutTheTracksThatAreNamed() {
        List<Track> pool = List.of(
                Tracks.track("Good", "A", 120.0, "8A", .5, null),
                Tracks.track("Worn out", "B", 121.0, "8A", .5, null),
                Tracks.track("Worn out (Live)", "B", 122.0, "8A", .5, null));

        SetMaking exactly = new SetMaking(pool, settings(Map.of("without", List.of("b - worn OUT", "Nobody"))));
        SetMaking both = new SetMaking(pool, settings(Map.of("without", List.of("worn out"))));

        assertThat(exactly.eligible().tracks()).extracting(Track::title).containsExactly("Good", "Worn out (Live)");
        assertThat(both.eligible().tracks()).extracting(Track::title).containsExactly("Good");
        assertThat(both.eligible().summary()).isEqualTo("2 unwanted");
    }

    @Test
    void saysWhyNothingIsLeftToPlay() {
        SetMaking making = new SetMaking(List.of(Track.of("a"), Track.of("b")), settings(Map.of()));

        assertThatThrownBy(making::requireTracks)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "none of the 2 tracks of this set can be played: 2 not analysed; set.leaveOut says what is left out");
    }

    @Test
    void takesTheEnergyFromTheSourceTheJobNames() {
        Track track = Track.of("a").withFeatures(features(.7, .4));

        assertThat(energy(track, "field")).isEqualTo(.1);
        assertThat(energy(track, "comment")).isEqualTo(.7);
        assertThat(energy(track, "rating")).isEqualTo(.4);
    }

    @Test
    void withoutAnEnergyTheArcIsOffAndTheSetSaysSo() {
        SetMaking making = new SetMaking(Tracks.random(10, 1), settings(Map.of("energy", "rating")));
        SetDraft draft = making.draft(List.of());

        assertThat(draft.sequence().arcFollowed()).isFalse();
        assertThat(making.document(draft, List.of()).summary())
                .contains("No energy arc is followed: no track has an energy in the rating.");
    }

    @Test
    void keepsTheShareOfFreshTracksThatWasAskedFor() {
        SetMaking making =
                new SetMaking(Tracks.random(60, 7), settings(Map.of("tracks", 10, "freshness", "60%", "freshOver", 2)));
        List<String> first = labels(making, making.draft(List.of()));
        List<EarlierSet> earlier = List.of(earlier(making, LAST_FRIDAY, first));
        SetDraft next = making.draft(earlier);
        List<String> second = labels(making, next);

        assertThat(second).hasSize(10);
        assertThat(common(first, second))
                .as("at most two fifths were played last time")
                .isLessThanOrEqualTo(4);
        SetChanges changes = making.document(next, earlier).metrics().changes();
        assertThat(changes.since()).isEqualTo("2026-11-20");
        assertThat(changes.kept()).isEqualTo(common(first, second));
        assertThat(changes.in()).doesNotContainAnyElementsOf(first).hasSize(10 - changes.kept());
        assertThat(changes.out()).doesNotContainAnyElementsOf(second).hasSize(10 - changes.kept());
        assertThat(changes.freshShare()).isEqualTo((10 - changes.kept()) / 10.0);
    }

    @Test
    void aPoolWithTooFewFreshTracksStillMakesAWholeSet() {
        SetMaking making = new SetMaking(Tracks.random(12, 3), settings(Map.of("tracks", 10, "freshness", "100%")));
        List<String> first = labels(making, making.draft(List.of()));
        List<EarlierSet> earlier = List.of(earlier(making, LAST_FRIDAY, first));
        SetDraft next = making.draft(earlier);

        assertThat(labels(making, next)).hasSize(10);
        assertThat(making.document(next, earlier).summary()).contains("less than the 100 % asked for");
    }

    @Test
    void whatAJobAsksForByNameIsPlayedHoweverLatelyItWas() {
        List<Track> pool = Tracks.random(40, 5);
        SetMaking free = new SetMaking(pool, settings(Map.of("tracks", 8, "freshness", "100%")));
        List<String> first = labels(free, free.draft(List.of()));
        SetMaking asking =
                new SetMaking(pool, settings(Map.of("tracks", 8, "freshness", "100%", "opener", first.get(3))));

        List<String> next = labels(asking, asking.draft(List.of(earlier(free, LAST_FRIDAY, first))));

        assertThat(next.get(0)).isEqualTo(first.get(3));
        assertThat(common(first, next)).isEqualTo(1);
    }

    @Test
    void standsWhileNothingItIsMadeOfHasChanged() {
        List<Track> pool = Tracks.random(20, 2);
        Map<String, Object> onChange = Map.of("tracks", 6, "refresh", "on-change");
        SetMaking making = new SetMaking(pool, settings(onChange));
        SetDraft last = making.draft(List.of());
        List<EarlierSet> earlier = List.of(earlier(making, LAST_FRIDAY, labels(making, last)));

        SetDraft standing = making.standing(earlier, last);
        assertThat(standing.sequence()).isEqualTo(last.sequence());
        assertThat(standing.standing()).isEqualTo("2026-11-20");
        assertThat(making.document(standing, earlier).summary()).contains("It stands as it was on 2026-11-20");

        List<Track> more = new ArrayList<>(pool);
        more.add(Tracks.track("New", "N", 120.0, "8A", .5, "house"));
        assertThat(new SetMaking(more, settings(onChange)).standing(earlier, last))
                .isNull();
        assertThat(new SetMaking(pool, settings(Map.of("tracks", 6))).standing(earlier, last))
                .isNull();
    }

    @Test
    void namesTheThreeWeakestTransitionsWithWhatCouldHaveBeenDone() {
        SetMaking making = new SetMaking(Tracks.random(30, 11), settings(Map.of("tracks", 12)));
        SetDocument set = making.document(making.draft(List.of()), List.of());

        List<SetDocument.Transition> named = set.transitions().stream()
                .filter(transition -> transition.alternative() != null)
                .toList();
        assertThat(named).hasSize(3);
        int worstUnnamed = set.transitions().stream()
                .filter(transition -> transition.alternative() == null)
                .mapToInt(SetDocument.Transition::score)
                .min()
                .orElseThrow();
        assertThat(named).allSatisfy(weak -> {
            assertThat(weak.score()).isLessThanOrEqualTo(worstUnnamed);
            assertThat(set.summary()).contains(weak.alternative());
        });
    }

    private static int common(List<String> one, List<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    private static List<String> labels(SetMaking making, SetDraft draft) {
        return making.inOrder(draft).stream().map(Track::label).toList();
    }

    private static EarlierSet earlier(SetMaking making, LocalDate date, List<String> played) {
        return new EarlierSet(new Version("batch", 0), date, making.inputHash(), played);
    }

    private static List<Track> eligible(Track track, Map<String, Object> set) {
        return new SetMaking(List.of(track), settings(set)).eligible().tracks();
    }

    private static Double energy(Track track, String source) {
        return eligible(track, Map.of("energy", source)).get(0).features().energy();
    }

    private static AudioFeatures features(Double noted, Double rating) {
        return new AudioFeatures(120.0, null, .1, null, null, noted, rating);
    }

    private static SetSettings settings(Map<String, Object> set) {
        return SetPlan.settings(Sections.of(Map.of("set", set)), "any");
    }
}
