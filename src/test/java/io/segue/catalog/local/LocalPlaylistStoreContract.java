package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** What the store promises on every database. */
abstract class LocalPlaylistStoreContract {

    private LocalPlaylistStore store;
    private PlaylistHead playlist;

    /** An empty database. */
    abstract DataSource dataSource();

    @BeforeEach
    void createStore() {
        DataSource dataSource = dataSource();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V3__local_playlists.sql"))
                .execute(dataSource);
        store = new LocalPlaylistStore(
                new JdbcTemplate(dataSource), new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
        playlist = store.create("collection.csv", "Friday", "");
    }

    @Test
    void findsWhatItCreatedByNameWithinTheCollection() {
        assertThat(store.find("collection.csv", "Friday")).contains(playlist);
        assertThat(store.find("other.csv", "Friday")).isEmpty();
        assertThat(store.create("collection.csv", "Friday", "again")).isEqualTo(playlist);
    }

    @Test
    void concurrentCreatorsGetTheSamePlaylist() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> create =
                    () -> store.create("collection.csv", "Saturday", "").id();
            List<Future<String>> ids =
                    threads.invokeAll(Stream.generate(() -> create).limit(8).toList());
            for (Future<String> id : ids) {
                assertThat(id.get()).isEqualTo(ids.get(0).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void addsAtTheEndInTheMiddleAndAtTheBeginning() {
        String snapshot = add("0", 0, "a", "b", "c");
        snapshot = add(snapshot, 1, "x", "y");
        snapshot = add(snapshot, 0, "z");
        snapshot = add(snapshot, 6, "end");

        assertThat(titles()).containsExactly("z", "a", "x", "y", "b", "c", "end");
        assertThat(store.head(playlist.id())).contains(new PlaylistHead(playlist.id(), "Friday", snapshot, 7));
    }

    @Test
    void removesPositionsAndClosesTheGaps() {
        String snapshot = add("0", 0, "a", "b", "c", "d", "e", "f", "g");
        store.remove(playlist.id(), snapshot, List.of(0, 2, 3, 6));

        assertThat(titles()).containsExactly("b", "e", "f");
        assertThat(store.head(playlist.id()).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void keepsDuplicatesAndPages() {
        add("0", 0, "a", "a", "b", "a");

        assertThat(store.entries(playlist.id(), 1, 2).stream().map(CatalogTrack::uri))
                .containsExactly("local:a", "local:b");
        assertThat(store.entries(playlist.id(), 4, 2)).isEmpty();
    }

    @Test
    void refusesAStaleSnapshotAndChangesNothing() {
        add("0", 0, "a");

        assertThatThrownBy(() -> add("0", 1, "b"))
                .isInstanceOf(SnapshotMismatchException.class)
                .hasMessageContaining("is at snapshot 1, expected 0");
        assertThatThrownBy(() -> store.remove(playlist.id(), "gone", List.of(0)))
                .isInstanceOf(SnapshotMismatchException.class);
        assertThat(titles()).containsExactly("a");
    }

    @Test
    void aRefusedPositionLeavesTheSnapshot() {
        String snapshot = add("0", 0, "a");

        assertThatThrownBy(() -> add(snapshot, 2, "b")).isInstanceOf(CatalogAnswerException.class);
        assertThatThrownBy(() -> store.remove(playlist.id(), snapshot, List.of(1)))
                .isInstanceOf(CatalogAnswerException.class);
        assertThat(store.head(playlist.id()).orElseThrow().snapshot()).isEqualTo(snapshot);
    }

    @Test
    void onlyOneOfTwoConcurrentWritersWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int won = 0;
        try {
            Callable<Boolean> write = () -> {
                try {
                    add("0", 0, "a");
                    return true;
                } catch (SnapshotMismatchException e) {
                    return false;
                }
            };
            for (Future<Boolean> written : threads.invokeAll(List.of(write, write, write, write))) {
                won += written.get() ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }
        assertThat(won).isEqualTo(1);
        assertThat(titles()).containsExactly("a");
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        add("0", 0, "a");
        store.delete(playlist.id());
        store.delete(playlist.id());

        assertThat(store.head(playlist.id())).isEmpty();
        assertThatThrownBy(() -> add("1", 0, "b"))
                .isInstanceOfSatisfying(
                        CatalogAnswerException.class,
                        e -> assertThat(e.retryable()).isFalse());
    }

    @Test
    void behavesAsAListUnderManyWrites() {
        List<String> model = new ArrayList<>();
        String snapshot = "0";
        for (int round = 0; round < 30; round++) {
            int at = round * 7 % (model.size() + 1);
            String[] titles = {"a" + round, "b" + round, "c" + round};
            snapshot = add(snapshot, at, titles);
            model.addAll(at, List.of(titles));
            if (round % 3 == 2) {
                List<Integer> positions = IntStream.range(0, model.size())
                        .filter(i -> i % 4 == 1)
                        .boxed()
                        .toList();
                snapshot = store.remove(playlist.id(), snapshot, positions);
                for (int i = positions.size() - 1; i >= 0; i--) {
                    model.remove((int) positions.get(i));
                }
            }
        }
        assertThat(titles()).isEqualTo(model);
    }

    private String add(String snapshot, int position, String... titles) {
        return store.add(
                playlist.id(),
                snapshot,
                position,
                Stream.of(titles)
                        .map(title -> new CatalogTrack("local:" + title, Track.of(title)))
                        .toList());
    }

    private List<String> titles() {
        return store.entries(playlist.id(), 0, 1_000).stream()
                .map(entry -> entry.track().title())
                .toList();
    }
}
