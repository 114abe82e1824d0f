package io.segue.library.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.segue.library.source.TemporaryFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AsideFileTest {

    @TempDir
    Path dir;

    @Test
    void whatAKilledProcessLeftIsTakenOver() throws IOException {
        Path place = dir.resolve("out.csv");
        Files.writeString(dir.resolve(".out.csv.part"), "much longer than what is written now");

        try (AsideFile file = new AsideFile(place)) {
            file.out().write("new".getBytes());
            file.finish();
        }

        assertThat(place).hasContent("new");
        assertThat(dir).isDirectoryContaining(path -> path.equals(place)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsBeingWrittenIsLeftAlone() throws IOException {
        Path place = dir.resolve("out.csv");
        try (AsideFile first = new AsideFile(place)) {
            first.out().write("first".getBytes());
            assertThatIOException()
                    .isThrownBy(() -> new AsideFile(place))
                    .withMessageContaining("out.csv is being written already");
            first.finish();
        }

        assertThat(place).hasContent("first");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTemporaryFileHasNoNameOnceItIsOpen() throws IOException {
        try (TemporaryFile file = new TemporaryFile(".test");
                FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            assertThat(file.path()).exists();

            file.opened();

            assertThat(file.path()).doesNotExist();
            assertThat(channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}))).isEqualTo(1);
        }
    }
}
