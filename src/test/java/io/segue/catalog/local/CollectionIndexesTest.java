package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.catalog.CatalogAnswerException;
import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionIndexesTest {

    @TempDir
    Path home;

    Path collection;
    String sha256;

    @BeforeEach
    void writeCollection() throws Exception {
        collection = home.resolve("collection.csv");
        Files.writeString(collection, """
                Title,Artist,Album,Duration,ISRC
                Strobe,deadmau5,For Lack of a Better Name,10:37,USUS11000001
                Strobe,deadmau5,For Lack of a Better Name,10:37,USUS11000001
                夜に駆ける,YOASOBI,THE BOOK,4:21,JPU901903361
                Группа крови,Кино,Группа крови,4:46,
                19. Zenker Brothers - Studmission,,,6:40,
                """);
        sha256 = hash(collection);
    }

    @Test
    void collapsesIdenticalTracks() throws IOException {
        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256)))) {
            assertThat(index.size()).isEqualTo(4);
        }
    }

    @Test
    void putsEqualIsrcFirst() throws IOException {
        assertThat(first(Track.of("Something else", "deadmau5").withIsrc("JPU901903361")))
                .isEqualTo("夜に駆ける");
    }

    @Test
    void findsNativeScriptAndItsTransliteration() throws IOException {
        assertThat(first(Track.of("夜に駆ける", "YOASOBI"))).isEqualTo("夜に駆ける");
        assertThat(first(Track.of("Gruppa krovi", "Kino"))).isEqualTo("Группа крови");
    }

    @Test
    void findsArtistsThatStandInTheTitle() throws IOException {
        assertThat(first(Track.of("Studmission", "Zenker Brothers"))).isEqualTo("19. Zenker Brothers - Studmission");
    }

    @Test
    void needsTheFileOnlyOnce() throws IOException {
        new CollectionIndexes(home)
                .open(List.of(new CollectionFile(collection, sha256)))
                .close();
        Files.delete(collection);

        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256)))) {
            assertThat(index.size()).isEqualTo(4);
        }
    }

    @Test
    void readsOnlyTheFilesItHasNotSeen() throws Exception {
        new CollectionIndexes(home)
                .open(List.of(new CollectionFile(collection, sha256)))
                .close();
        Files.delete(collection);
        Path more = Files.writeString(
                home.resolve("more.m3u8"), "#EXTM3U\n#EXTINF:326,Official髭男dism - Pretender\nb.mp3\n");
        List<CollectionFile> files =
                List.of(new CollectionFile(collection, sha256), new CollectionFile(more, hash(more)));

        try (CollectionIndex index = new CollectionIndexes(home).open(files)) {
            assertThat(index.size()).isEqualTo(5);
            assertThat(index.search(Track.of("Pretender", "Official髭男dism"), 10)
                            .get(0)
                            .track()
                            .title())
                    .isEqualTo("Pretender");
            assertThat(index.search(Track.of("Strobe", "deadmau5"), 10)
                            .get(0)
                            .track()
                            .title())
                    .isEqualTo("Strobe");
        }
    }

    @Test
    void offersATrackOnceThatTwoFilesList() throws Exception {
        Path copy = Files.writeString(
                home.resolve("copy.csv"),
                "Title,Artist,Album,Duration\nStrobe,deadmau5,For Lack of a Better Name,10:37\n");
        List<CollectionFile> files =
                List.of(new CollectionFile(collection, sha256), new CollectionFile(copy, hash(copy)));

        try (CollectionIndex index = new CollectionIndexes(home).open(files)) {
            assertThat(index.search(Track.of("Strobe", "deadmau5"), 10)).hasSize(1);
        }
    }

    @Test
    void refusesAChangedFile() throws IOException {
        Files.writeString(collection, "Title,Artist\nOther,Somebody\n");

        assertThatThrownBy(() -> new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256))))
                .isInstanceOfSatisfying(
                        CatalogAnswerException.class,
                        e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("has changed")
                .hasMessageContaining("Put the staged file back");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(collection);

        assertThatThrownBy(() -> new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256))))
                .isInstanceOfSatisfying(
                        CatalogAnswerException.class,
                        e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("does not exist");
    }

    @Test
    void leavesNothingBehindWhenTheFileCannotBeRead() throws Exception {
        Files.writeString(collection, "no collection at all");
        String hash = hash(collection);

        assertThatThrownBy(() -> new CollectionIndexes(home).open(List.of(new CollectionFile(collection, hash))))
                .isInstanceOf(CatalogAnswerException.class);
        try (Stream<Path> left = Files.list(home.resolve("index").resolve(hash))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void manyMayBuildAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> build = () -> {
                try (CollectionIndex index =
                        new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256)))) {
                    return index.size();
                }
            };
            for (Future<Integer> size : threads.invokeAll(List.of(build, build, build, build))) {
                assertThat(size.get()).isEqualTo(4);
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> left = Files.list(home.resolve("index").resolve(sha256))) {
            assertThat(left).hasSize(1);
        }
    }

    private String first(Track wanted) throws IOException {
        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(collection, sha256)))) {
            return index.search(wanted, 10).get(0).track().title();
        }
    }

    static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
