package io.segue.library.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.library.LibraryFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    private static final byte[] TEXT = "title,artist\nOne,A\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private String read(byte[] archive, ArchiveLimits limits) throws IOException {
        Path file = Files.write(dir.resolve("archive"), archive);
        try (Sources sources = Sources.of(file, limits)) {
            StringBuilder all = new StringBuilder();
            for (LibrarySource source : sources.all()) {
                try (InputStream in = source.open()) {
                    all.append(source.name().substring(dir.toString().length()))
                            .append('=')
                            .append(in.readAllBytes().length)
                            .append(' ');
                }
            }
            return all.toString();
        }
    }

    @Test
    void archivesInArchivesAreReadInPlace() throws IOException {
        assertThat(read(TEXT, ArchiveLimits.STANDARD)).isEqualTo("/archive=19 ");
        assertThat(read(gzip(TEXT), ArchiveLimits.STANDARD)).isEqualTo("/archive=19 ");
        assertThat(read(zip("a.zip", zip("b/c.csv.gz", gzip(TEXT))), ArchiveLimits.STANDARD))
                .isEqualTo("/archive!/a.zip!/b/c.csv.gz=19 ");
    }

    @Test
    void namesThatLeadOutsideAreOnlyNames() throws IOException {
        Path outside = dir.getParent().resolve("evil.csv");

        assertThat(read(zip("../evil.csv", TEXT), ArchiveLimits.STANDARD)).endsWith("!/../evil.csv=19 ");
        assertThat(outside).doesNotExist();
    }

    @Test
    void trapsAreRefused() throws IOException {
        byte[] zeros = new byte[20 << 20];

        assertThatThrownBy(() -> read(zip("zeros", zeros), ArchiveLimits.STANDARD))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("archive!/zeros:1: unpacks to more than 200 times its size");
        assertThatThrownBy(() -> read(gzip(zeros), ArchiveLimits.STANDARD)).hasMessageContaining("200 times its size");
        assertThatThrownBy(() -> read(zip("a", new byte[2000]), new ArchiveLimits(10, 1000, 200, 3)))
                .hasMessageContaining("unpacks to more than 1000 bytes");
        byte[] nested = TEXT;
        for (int i = 0; i < 5; i++) {
            nested = zip("n.zip", nested);
        }
        byte[] deep = nested;
        assertThatThrownBy(() -> read(deep, ArchiveLimits.STANDARD)).hasMessageContaining("more than 4 deep");
        byte[] gzips = gzip(gzip(gzip(gzip(gzip(gzip(TEXT))))));
        assertThatThrownBy(() -> read(gzips, ArchiveLimits.STANDARD)).hasMessageContaining("more than 4 times");
    }

    @Test
    void damagedArchivesSaySo() throws IOException {
        byte[] zip = zip("a.csv", TEXT);
        byte[] gzip = gzip(TEXT);

        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(zip, zip.length - 10), ArchiveLimits.STANDARD))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("damaged or incomplete");
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(gzip, gzip.length - 10), ArchiveLimits.STANDARD))
                .isInstanceOf(LibraryFormatException.class)
                .hasMessageContaining("damaged or incomplete");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 11; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
                zip.write(TEXT);
            }
        }
        assertThatThrownBy(() -> read(bytes.toByteArray(), new ArchiveLimits(10, 1 << 20, 200, 3)))
                .hasMessageContaining("more than 10 files");
    }
}
