package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.library.Dialects.Dialect;
import io.segue.library.Dialects.Song;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What programs write is read as it was meant, row by row and in order, whatever the texts hold; and none is lost to a bad neighbour. */
class ReaderPropertiesTest {

    private static final int TRIES = 15;

    /** The same songs each time: what a build says of a change should not depend on chance. */
    private static final String SEED = "4711";

    /** Everything a format has to escape, without what it cannot hold at all. */
    private static Arbitrary<String> text(String characters) {
        return Arbitraries.strings()
                .withChars(characters.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> text.replaceAll("[\\ud800-\\udfff]", "🎵").strip())
                .filter(text -> !text.isBlank()
                        && FormulaGuard.removed(text).equals(text)
                        && !(" " + text + " ").contains(" - "));
    }

    @Provide
    Arbitrary<List<Song>> songs() {
        Arbitrary<String> any = text("abcXYZ 0189-=+@'\"<>&;,|/\\%#[]{}()éß漢字العк\u0301\ud83c");
        // Some formats divide artists at commas and semicolons.
        Arbitrary<String> artist = text("abcXYZ 0189-'\"<>&|/%#[]{}()éß漢字العк\u0301\ud83c");
        return Combinators.combine(
                        any,
                        artist,
                        any.injectNull(0.2),
                        Arbitraries.integers().between(60, 7200),
                        Arbitraries.of("GBDUW0000059", "USRC17607839"))
                .as(Song::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Example
    void everyFormatHasADialect() {
        assertThat(Dialects.all().stream().map(Dialect::format))
                .containsExactlyInAnyOrderElementsOf(new LibraryFormats().names());
    }

    @Property(tries = TRIES, seed = SEED)
    void everyReaderReadsWhatAProgramWrote(
            @ForAll("songs") List<Song> songs, @ForAll("lineEnds") String lineEnd, @ForAll boolean marked)
            throws IOException {
        for (Dialect dialect : Dialects.all()) {
            Path folder = Files.createTempDirectory("dialect");
            try {
                Path file = write(dialect, songs, folder, lineEnd, marked);

                assertThat(LibraryFixture.formatOf(file)).isEqualTo(dialect.format());
                assertThat(read(dialect, file)).as(dialect.format()).isEqualTo(expected(dialect, songs));
            } finally {
                delete(folder);
            }
        }
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    private static Path write(Dialect dialect, List<Song> songs, Path folder, String lineEnd, boolean marked)
            throws IOException {
        Path first = null;
        for (Map.Entry<String, String> file : dialect.files().apply(songs).entrySet()) {
            String text = (marked ? "\uFEFF" : "") + file.getValue().replace("\n", lineEnd);
            Path path = Files.writeString(folder.resolve(file.getKey()), text, StandardCharsets.UTF_8);
            first = first == null ? path : first;
        }
        return java.util.Objects.requireNonNull(first);
    }

    /** The tracks, and for what is none the reason. */
    private static List<Object> read(Dialect dialect, Path file) throws IOException {
        ReadOptions options = dialect.format().equals("apple-tracks") ? ReadOptions.COLLECTION : ReadOptions.PLAYLISTS;
        List<Object> tracks = new ArrayList<>();
        for (LibraryRow row : LibraryFixture.rows(file, options)) {
            tracks.add(row instanceof LibraryRow.Read read ? said(read.track()) : row);
        }
        return tracks;
    }

    private static Track said(Track track) {
        return Track.of(track.title(), track.artists().toArray(String[]::new))
                .withAlbum(track.album())
                .withDuration(track.duration())
                .withIsrc(track.isrc());
    }

    private static List<Object> expected(Dialect dialect, List<Song> songs) {
        List<Object> tracks = new ArrayList<>();
        for (Song song : songs) {
            tracks.add(Track.of(song.title(), song.artist())
                    .withAlbum(dialect.says("album") ? song.album() : null)
                    .withDuration(dialect.says("duration") ? Duration.ofSeconds(song.seconds()) : null)
                    .withIsrc(dialect.says("isrc") ? song.isrc() : null));
        }
        return tracks;
    }

    /** A blank title in the middle costs its own row and no other. */
    @Property(tries = TRIES, seed = SEED)
    void aRowWithoutTitleCostsItselfAlone(@ForAll("songs") List<Song> songs) throws IOException {
        List<Song> damaged = new ArrayList<>(songs);
        damaged.add(songs.size() / 2, new Song("", "Nobody", null, 100, "GBDUW0000059"));
        for (Dialect dialect : Dialects.all()) {
            Path folder = Files.createTempDirectory("dialect");
            try {
                List<Object> read = read(dialect, write(dialect, damaged, folder, "\n", false));
                List<Object> good = new ArrayList<>(read);
                // Where the entry is a file, its name stands in for the title.
                Object instead = good.remove(songs.size() / 2);

                assertThat(good).as(dialect.format()).isEqualTo(expected(dialect, songs));
                if (!dialect.format().equals("m3u8")) {
                    assertThat(instead).as(dialect.format()).isInstanceOf(LibraryRow.Rejected.class);
                }
            } finally {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
