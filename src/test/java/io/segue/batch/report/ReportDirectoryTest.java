package io.segue.batch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {

    private static final String BATCH = "import-0123456789";

    @TempDir
    Path parent;

    private Path publish(String batchId, String file) throws IOException {
        try (ReportDirectory report = ReportDirectory.aside(parent, batchId)) {
            Files.writeString(report.path().resolve(file), file);
            return report.publish();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private Path leftover(String name) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name).resolve("folder"));
        Files.writeString(folder.resolve("file"), name);
        return parent.resolve(name);
    }

    @Test
    void nothingIsThereUntilItIsPublished() throws IOException {
        try (ReportDirectory report = ReportDirectory.aside(parent, BATCH)) {
            Files.writeString(report.path().resolve("a"), "a");

            assertThat(parent.resolve(BATCH)).doesNotExist();
            assertThat(report.publish()).isEqualTo(parent.resolve(BATCH));
        }
        assertThat(names()).containsExactly(BATCH);
        assertThat(parent.resolve(BATCH).resolve("a")).hasContent("a");
    }

    @Test
    void whatIsNotPublishedIsDeleted() throws IOException {
        publish(BATCH, "former");

        assertThatIOException().isThrownBy(() -> {
            try (ReportDirectory report = ReportDirectory.aside(parent, BATCH)) {
                Files.writeString(report.path().resolve("half"), "");
                throw new IOException("disk full");
            }
        });

        assertThat(names()).containsExactly(BATCH);
        assertThat(parent.resolve(BATCH).resolve("former")).exists();
    }

    @Test
    void aFormerReportIsReplacedAsAWhole() throws IOException {
        publish(BATCH, "former");

        Path current = publish(BATCH, "new");

        assertThat(current.resolve("new")).exists();
        assertThat(current.resolve("former")).doesNotExist();
        assertThat(names()).containsExactly(BATCH);
    }

    @Test
    void leftoversOfACrashAreClearedAwayOfThisBatchOnly() throws IOException {
        publish(BATCH, "former");
        leftover("." + BATCH + ".00112233445566aa.tmp");
        leftover("." + BATCH + ".00112233445566bb.old");
        leftover("." + BATCH + "-2.00112233445566cc.tmp");
        leftover("." + BATCH + ".mine.tmp");

        publish(BATCH, "new");

        assertThat(names()).containsExactly("." + BATCH + "-2.00112233445566cc.tmp", "." + BATCH + ".mine.tmp", BATCH);
    }

    /** The one moment without a report is between two renames. */
    @Test
    void aReportPutAsideByACrashStandsUntilTheNextIsWhole() throws IOException {
        leftover("." + BATCH + ".00112233445566bb.old");

        try (ReportDirectory report = ReportDirectory.aside(parent, BATCH)) {
            assertThat(report.path()).isEmptyDirectory();
        }

        assertThat(parent.resolve(BATCH).resolve("folder/file")).exists();
    }

    @Test
    void theDirectoryAboveMayBeALinkOrMissing(@TempDir Path elsewhere) throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), elsewhere);

        ReportDirectory.aside(link, BATCH).close();
        ReportDirectory.aside(parent.resolve("a/b"), BATCH).close();

        assertThat(parent.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void batchesEndingAtOnceDoNotDisturbEachOther() {
        LatestPointer latest = new LatestPointer();

        IntStream.range(0, 40).parallel().forEach(n -> {
            try {
                Path report = publish("batch-" + n, SummaryJson.FILE);
                latest.pointTo(parent, report.getFileName().toString());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(IntStream.range(0, 40)
                        .mapToObj(n -> parent.resolve("batch-" + n).resolve(SummaryJson.FILE)))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(parent.resolve("latest").resolve(SummaryJson.FILE)).exists();
        assertThat(parent).isDirectoryNotContaining("glob:**/.*");
    }
}
