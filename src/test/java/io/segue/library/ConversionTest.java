package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be read can be written as whatever can be written, playlist by playlist and in order. */
class ConversionTest {

    @TempDir
    Path dir;

    static Stream<Path> samples() throws IOException {
        return JunkTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleBecomesEveryFormat(Path sample) throws IOException {
        Map<String, List<LibraryRow.Read>> before = playlists(List.of(sample));
        for (WritableFormat format : new LibraryFormats().writable()) {
            Path out = dir.resolve(format.name() + format.ending());
            LibraryConversion.Result result = convert(sample, format, out);
            Map<String, List<LibraryRow.Read>> after = playlists(result.files());

            assertThat(result.written())
                    .isEqualTo(before.values().stream().mapToLong(List::size).sum());
            assertThat(titles(after)).as(format.name()).isEqualTo(titles(placed(before, format)));
        }
    }

    private static LibraryConversion.Result convert(Path in, WritableFormat format, Path out) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(in, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            return new LibraryConversion().convert(library, format, out, rejected -> {}, rows -> {});
        }
    }

    private static Map<String, List<LibraryRow.Read>> playlists(List<Path> files) throws IOException {
        Map<String, List<LibraryRow.Read>> playlists = new LinkedHashMap<>();
        for (Path file : files) {
            for (LibraryRow row : LibraryFixture.rows(file)) {
                if (row instanceof LibraryRow.Read read) {
                    playlists
                            .computeIfAbsent(file + " " + LibraryFixture.title(row), title -> new ArrayList<>())
                            .add(read);
                }
            }
        }
        return playlists;
    }

    /** M3U is a list of files or addresses: what has none stands in it as a comment. */
    private static Map<String, List<LibraryRow.Read>> placed(
            Map<String, List<LibraryRow.Read>> playlists, WritableFormat format) {
        if (!format.name().equals("m3u8")) {
            return playlists;
        }
        Map<String, List<LibraryRow.Read>> placed = new LinkedHashMap<>();
        playlists.forEach((title, rows) -> placed.put(
                title,
                rows.stream()
                        .filter(row ->
                                row.track().location() != null || row.track().uri() != null)
                        .toList()));
        return placed;
    }

    /** What each playlist holds, in its order; the playlists themselves may change places. */
    private static List<String> titles(Map<String, List<LibraryRow.Read>> playlists) {
        return playlists.values().stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows ->
                        rows.stream().map(row -> row.track().title()).toList().toString())
                .sorted()
                .toList();
    }

    @Test
    void progressIsToldAndRejectionsAreHandedOver() throws IOException {
        Path in = LibraryFixture.file(dir, "in.csv", "title,artist\n" + "T,A\n,A\n".repeat(1500));
        AtomicLong told = new AtomicLong();
        List<Long> progress = new ArrayList<>();
        try (LibraryFile library = new LibraryFormats().open(in, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            LibraryConversion conversion = new LibraryConversion();
            conversion.convert(
                    library,
                    conversion.format("xspf"),
                    dir.resolve("out.xspf"),
                    rejected -> told.incrementAndGet(),
                    progress::add);
        }

        assertThat(told).hasValue(1500);
        assertThat(progress).containsExactly(1000L, 2000L, 3000L, 3000L);
    }

    @Test
    void foldersBecomeFolders() throws IOException {
        LibraryConversion conversion = new LibraryConversion();
        LibraryConversion.Result result =
                convert(FormatsTest.sample("Library.xml"), conversion.format("m3u8"), dir.resolve("lists"));

        assertThat(result.files()).contains(dir.resolve("lists/Gigs/Friday.m3u8"));
    }

    @Test
    void anUnknownEndingListsWhatCanBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LibraryConversion().formatFor(Path.of("x.doc")))
                .withMessageContaining("x.doc")
                .withMessageContaining("m3u8 (.m3u, .m3u8)")
                .withMessageContaining("rekordbox (.xml)");
    }
}
