package io.segue.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestPointerTest {

    private final LatestPointer links = new LatestPointer();
    private final LatestPointer noLinks = new LatestPointer((link, target) -> {
        throw new UnsupportedOperationException();
    });

    @TempDir
    Path parent;

    private void report(String batchId) throws IOException {
        Files.writeString(Files.createDirectory(parent.resolve(batchId)).resolve(SummaryJson.FILE), "{}");
    }

    @Test
    void isARelativeLinkThatMovesOn() throws IOException {
        report("one");
        report("two");

        links.pointTo(parent, "one");
        links.pointTo(parent, "two");

        assertThat(Files.readSymbolicLink(parent.resolve("latest"))).isEqualTo(Path.of("two"));
    }

    @Test
    void isMovedOnFromAReportThatHasBeenDeleted() throws IOException {
        links.pointTo(parent, "purged");
        report("two");

        links.pointTo(parent, "two");

        assertThat(parent.resolve("latest").resolve(SummaryJson.FILE)).exists();
    }

    @Test
    void isATextWhereThereAreNoLinks() throws IOException {
        report("one");
        report("two");

        noLinks.pointTo(parent, "one");
        noLinks.pointTo(parent, "two");

        assertThat(parent.resolve("latest.txt")).hasContent("two\n");
        assertThat(parent.resolve("latest")).doesNotExist();
    }

    @Test
    void aDirectoryOfThatNameIsLeftAlone() throws IOException {
        Path mine = Files.createDirectory(parent.resolve("latest"));
        Files.writeString(mine.resolve("notes"), "mine");

        links.pointTo(parent, "one");

        assertThat(mine.resolve("notes")).hasContent("mine");
        assertThat(parent).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aFileOfThatNameIsLeftAlone() throws IOException {
        Path mine = Files.writeString(parent.resolve("latest"), "remember\nthe milk");
        Path myText = Files.writeString(parent.resolve("latest.txt"), "remember\nthe milk");

        links.pointTo(parent, "one");
        noLinks.pointTo(parent, "one");

        assertThat(mine).hasContent("remember\nthe milk");
        assertThat(myText).hasContent("remember\nthe milk");
    }

    @Test
    void aLinkToSomethingElseIsLeftAlone(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(parent.resolve("latest"), elsewhere);

        links.pointTo(parent, "one");

        assertThat(Files.readSymbolicLink(parent.resolve("latest"))).isEqualTo(elsewhere);
    }

    @Test
    void neverFails() {
        links.pointTo(parent.resolve("missing"), "one");

        assertThat(parent.resolve("missing")).doesNotExist();
    }
}
