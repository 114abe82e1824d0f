package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTarget;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.library.Track;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

class LocalCatalogProviderTest {

    @TempDir
    Path home;

    LocalCatalogProvider provider;

    @BeforeEach
    void createProvider() {
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V3__local_playlists.sql")).execute(database);
        provider = new LocalCatalogProvider(
                home,
                new LocalPlaylistStore(
                        new JdbcTemplate(database),
                        new TransactionTemplate(new DataSourceTransactionManager(database))));
    }

    @AfterEach
    void close() throws Exception {
        provider.close();
    }

    @Test
    void whatIsSearchedCanBeAddedAndReadBack() throws Exception {
        Path collection = Files.writeString(home.resolve("c.csv"), "Title,Artist,Duration\nStrobe,deadmau5,10:37\n");
        MusicCatalog catalog = provider.open(new CatalogTarget(
                "local",
                Map.of("collection", collection.toString(), "sha256", CollectionIndexesTest.hash(collection))));

        List<CatalogTrack> found = catalog.search(Track.of("Strobe (Original Mix)", "deadmau5"), 10);
        PlaylistHead playlist = catalog.createPlaylist("Friday", "");
        String snapshot = catalog.add(playlist.id(), playlist.snapshot(), 0, found);

        assertThat(found).hasSize(1);
        assertThat(catalog.entries(playlist.id(), 0, 10)).isEqualTo(found);
        assertThat(catalog.findPlaylist("Friday").orElseThrow().snapshot()).isEqualTo(snapshot);
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> provider.open(new CatalogTarget("local", Map.of("collection", "c.csv"))))
                .isInstanceOfSatisfying(
                        CatalogAnswerException.class,
                        e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("sha256 is missing");
    }

    @Test
    void refusesAHashThatIsNone() {
        assertThatThrownBy(() ->
                        provider.open(new CatalogTarget("local", Map.of("collection", "c.csv", "sha256", "../../etc"))))
                .isInstanceOf(CatalogAnswerException.class)
                .hasMessageContaining("64 lower-case hex digits");
    }
}
