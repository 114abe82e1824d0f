package io.segue.sync;

import static io.segue.sync.FakeCatalog.answerLost;
import static io.segue.sync.FakeCatalog.meanwhile;
import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.ItemState;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.sync.FakeCatalog.ProcessDied;
import io.segue.sync.SyncActivities.Compensation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaylistCompensationTest {

    private static final Compensation DONE = new Compensation(new UnitResult(0, UnitState.COMPENSATED, 0), 0);

    private static Compensation compensate(SyncFixture sync) {
        return sync.activities.compensate(sync.unit);
    }

    private static SyncFixture applied(List<String> preImage, String... added) {
        SyncFixture sync = SyncFixture.matched(added);
        sync.catalog.playlist("Focus", preImage.toArray(String[]::new));
        sync.addAndVerify();
        return sync;
    }

    @Test
    void deletesThePlaylistItCreated() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.addAndVerify();

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).isNull();
        assertThat(sync.states()).containsOnly(ItemState.COMPENSATED);
        assertThat(sync.ledger.unit(sync.unit).counts().compensated()).isEqualTo(2);
    }

    @Test
    void restoresThePreImageInOrderDuplicatesIncluded() {
        List<String> preImage = List.of("b", "a", "x", "a");
        SyncFixture sync = applied(preImage, "a", "a", "a", "c", "b", "c");
        assertThat(sync.catalog.listed("Focus")).containsExactly("b", "a", "x", "a", "a", "c", "c");

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).isEqualTo(preImage);
        assertThat(sync.states())
                .containsExactly(
                        ItemState.PRESENT,
                        ItemState.PRESENT,
                        ItemState.COMPENSATED,
                        ItemState.COMPENSATED,
                        ItemState.PRESENT,
                        ItemState.COMPENSATED);
    }

    @Test
    void leavesWhatTheUserDidMeanwhile() {
        SyncFixture sync = applied(List.of("x", "y"), "a", "b");
        sync.catalog.edit("Focus", List.of("b", "mine", "y", "a", "more"));

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("mine", "y", "more");
    }

    @Test
    void keepsAPlaylistItCreatedThatTheUserHasMadeTheirOwn() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.addAndVerify();
        sync.catalog.edit("Focus", List.of("a", "mine"));

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("mine");
    }

    @Test
    void hasNothingToDoWhereTheUserDeletedThePlaylist() {
        SyncFixture sync = applied(List.of("x"), "a");
        sync.catalog.delete("Focus");

        assertThat(compensate(sync)).isEqualTo(DONE);
    }

    @Test
    void hasNothingToDoWhereNothingWasTouched() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.playlist("Focus", "x");

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("x");
    }

    @Test
    void takesBackAWriteThatArrivedUnrecorded() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.playlist("Focus", "x");
        sync.catalog.at("add", answerLost(new ProcessDied()));
        assertThatThrownBy(() -> sync.activities.add(sync.firstPage())).isInstanceOf(ProcessDied.class);
        sync.catalog.edit("Focus", List.of("mine", "x", "a", "b"));

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("mine", "x");
    }

    @Test
    void deletesAPlaylistWhoseCreationWasNeverRecorded() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("createPlaylist", answerLost(new ProcessDied()));
        assertThatThrownBy(() -> sync.activities.add(sync.firstPage())).isInstanceOf(ProcessDied.class);

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).isNull();
    }

    @Test
    void goesOnAfterACrash() {
        SyncFixture sync = applied(List.of("x", "a"), "a", "a", "b");
        sync.catalog.at("remove", answerLost(new ProcessDied()));
        assertThatThrownBy(() -> compensate(sync)).isInstanceOf(ProcessDied.class);

        assertThat(compensate(sync)).isEqualTo(DONE);
        assertThat(compensate(sync)).as("again").isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "a");
        assertThat(sync.catalog.count("remove")).isEqualTo(1);
    }

    @Test
    void looksAgainWhenTheUserEditsBetweenReadingAndWriting() {
        SyncFixture sync = applied(List.of("x"), "a");
        sync.catalog.at("remove", meanwhile(() -> sync.catalog.edit("Focus", List.of("a", "x", "mine"))));

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "mine");
    }

    @Test
    void admitsThatAPlaylistWouldNotHoldStill() {
        SyncFixture sync = applied(List.of("x"), "a");
        for (int i = 0; i < 30; i++) {
            String edit = "mine " + i;
            sync.catalog.at("remove", meanwhile(() -> sync.catalog.edit("Focus", List.of("x", "a", edit))));
        }

        assertThat(compensate(sync).result()).isEqualTo(new UnitResult(0, UnitState.COMPENSATION_INCOMPLETE, 0));
    }

    @Test
    void waitsWhileTheCatalogIsUnavailable() {
        SyncFixture sync = applied(List.of("x"), "a");
        sync.catalog.at("remove", refused(new CatalogUnavailableException("quota", Duration.ofHours(3))));

        assertThat(compensate(sync))
                .isEqualTo(new Compensation(null, Duration.ofHours(3).toMillis()));
        assertThat(compensate(sync)).isEqualTo(DONE);
    }

    @Test
    void triesAgainAfterAnAnswerThatMayChange() {
        SyncFixture sync = applied(List.of("x"), "a");
        sync.catalog.at("remove", refused(new CatalogAnswerException("bad gateway", true)));

        assertThat(compensate(sync)).isEqualTo(new Compensation(null, 1000));
        assertThat(compensate(sync)).isEqualTo(DONE);
        assertThat(sync.catalog.listed("Focus")).containsExactly("x");
    }

    @Test
    void admitsWhatItMayNotUndo() {
        SyncFixture sync = applied(List.of("x"), "a");
        sync.catalog.at("remove", refused(new CatalogAnswerException("forbidden", false)));

        assertThat(compensate(sync).result()).isEqualTo(new UnitResult(0, UnitState.COMPENSATION_INCOMPLETE, 0));
        assertThat(sync.states()).containsExactly(ItemState.VERIFIED);
    }

    @Test
    void marksEveryItemOfALongPlaylist() {
        SyncFixture sync = SyncFixture.matched(
                IntStream.range(0, 1050).mapToObj(i -> "t" + i).toArray(String[]::new));
        sync.addAndVerify();

        assertThat(compensate(sync)).isEqualTo(DONE);

        assertThat(sync.states()).hasSize(1050).containsOnly(ItemState.COMPENSATED);
    }
}
