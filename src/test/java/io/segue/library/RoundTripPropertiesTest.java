package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is written in a format is read back as it was, as far as the format has a place for it: order and duplicates included. */
class RoundTripPropertiesTest {

    private static final int TRIES = 25;

    @Provide
    Arbitrary<List<LibraryRow.Read>> rows() {
        return row().list().ofMinSize(1).ofMaxSize(12);
    }

    /** Texts with everything that formats have to escape; control characters have no place in XML. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("abcXYZ 0189-=+@'\"<>&;,|/\\%#[]{}()éß漢字العк\u0301\uD83C\uDFB5".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(RoundTripPropertiesTest::whole)
                .filter(text -> !text.isBlank())
                .map(String::strip);
    }

    /** Pairs whose other half chance took away. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Arbitrary<LibraryRow.Read> row() {
        Arbitrary<Track> track = Combinators.combine(
                        text(),
                        text().list().ofMaxSize(2),
                        text().injectNull(0.3),
                        Arbitraries.longs().between(1000, 7_200_000).injectNull(0.2),
                        Arbitraries.of("GBDUW0000059", "USRC17607839").injectNull(0.5),
                        Arbitraries.integers().between(1, 40).injectNull(0.2),
                        features().injectNull(0.3))
                .as((title, artists, album, millis, isrc, file, features) -> new Track(
                        title,
                        artists,
                        album,
                        millis == null ? null : Duration.ofMillis(millis),
                        isrc,
                        null,
                        file == null ? null : "/Users/ida/Müsic & more/" + file + " #1.mp3",
                        file == null ? null : 1960 + file,
                        file == null ? null : "House",
                        null,
                        features));
        Arbitrary<Playlist> playlist = Combinators.combine(
                        Arbitraries.of("Night", "Tag & <Nacht>", "a/b", "=1+1"),
                        Arbitraries.of(List.<String>of(), List.of("Gigs"), List.of("Gigs", "2024 & on")))
                .as((name, folder) ->
                        new Playlist(String.join("/", folder) + name, name, folder, Playlist.Kind.PLAYLIST));
        Arbitrary<Instant> added = Arbitraries.longs()
                .between(0, 20_000)
                .map(day -> Instant.EPOCH.plus(day, ChronoUnit.DAYS))
                .injectNull(0.3);
        return Combinators.combine(playlist, track, added)
                .as((list, what, when) -> new LibraryRow.Read(1, list, what, when));
    }

    private static Arbitrary<AudioFeatures> features() {
        return Combinators.combine(
                        Arbitraries.integers().between(6000, 20_000).map(n -> n / 100.0),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.of(MusicalKey.Mode.values()))
                .as((bpm, pitch, mode) -> new AudioFeatures(bpm, MusicalKey.of(pitch, mode), null, null, null));
    }

    @Property(tries = TRIES)
    void enrichedJsonKeepsEverything(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        keeps("enriched-json", rows, track -> track, true);
    }

    @Property(tries = TRIES)
    void rekordboxKeepsAllButIsrcAndMilliseconds(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        keeps(
                "rekordbox",
                onePerFile(rows),
                track -> oneArtist(track).withIsrc(null).withDuration(seconds(track)),
                true);
    }

    @Property(tries = TRIES)
    void traktorKeepsAllButIsrc(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        keeps("traktor", onePerFile(rows), track -> oneArtist(track).withIsrc(null), true);
    }

    @Property(tries = TRIES)
    void tuneMyMusicKeepsTitleArtistAlbumIsrc(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        keeps(
                "tunemymusic",
                rows,
                track -> new Track(
                        track.title(),
                        oneArtist(track).artists(),
                        track.album(),
                        null,
                        track.isrc(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                false);
    }

    @Property(tries = TRIES)
    void xspfKeepsOnePlaylist(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        keeps(
                "xspf",
                inOnePlaylist(rows),
                track -> new Track(
                        track.title(),
                        oneArtist(track).artists(),
                        track.album(),
                        track.duration(),
                        track.isrc(),
                        null,
                        track.location(),
                        null,
                        null,
                        null,
                        null),
                false);
    }

    @Property(tries = TRIES)
    void m3uKeepsTheFilesAndTheirOrder(@ForAll("rows") List<LibraryRow.Read> rows) throws IOException {
        List<LibraryRow.Read> placed = inOnePlaylist(rows).stream()
                .filter(row -> row.track().location() != null)
                .toList();
        List<LibraryRow.Read> read = roundTrip("m3u8", placed);

        assertThat(read)
                .extracting(row -> row.track().location())
                .containsExactlyElementsOf(
                        placed.stream().map(row -> row.track().location()).toList());
        assertThat(read)
                .extracting(row -> row.track().duration())
                .containsExactlyElementsOf(
                        placed.stream().map(row -> seconds(row.track())).toList());
    }

    /** A DJ program knows a track by its file: what two rows say about one file has to agree. */
    private static List<LibraryRow.Read> onePerFile(List<LibraryRow.Read> rows) {
        List<LibraryRow.Read> result = new ArrayList<>();
        for (LibraryRow.Read row : rows) {
            LibraryRow.Read known = result.stream()
                    .filter(other -> row.track().location() != null
                            ? row.track().location().equals(other.track().location())
                            : row.track().equals(other.track()))
                    .findFirst()
                    .orElse(row);
            result.add(new LibraryRow.Read(1, row.playlist(), known.track(), known.added()));
        }
        return result;
    }

    private static List<LibraryRow.Read> inOnePlaylist(List<LibraryRow.Read> rows) {
        return rows.stream()
                .map(row -> new LibraryRow.Read(1, Playlist.of("Night"), row.track(), row.added()))
                .toList();
    }

    private static Track oneArtist(Track track) {
        List<String> credit = track.artists().isEmpty() ? List.of() : List.of(String.join(", ", track.artists()));
        return new Track(
                track.title(),
                credit,
                track.album(),
                track.duration(),
                track.isrc(),
                track.uri(),
                track.location() == null ? null : track.location(),
                track.year(),
                track.genre(),
                track.explicit(),
                track.features());
    }

    private static @Nullable Duration seconds(Track track) {
        return track.duration() == null
                ? null
                : Duration.ofSeconds(Math.round(track.duration().toMillis() / 1000.0));
    }

    private void keeps(String format, List<LibraryRow.Read> rows, UnaryOperator<Track> kept, boolean added)
            throws IOException {
        List<LibraryRow.Read> read = roundTrip(format, rows);

        List<String> titles =
                rows.stream().map(row -> row.playlist().title()).distinct().toList();
        for (String title : titles) {
            assertThat(in(title, read))
                    .extracting(row -> path(row.track()))
                    .containsExactlyElementsOf(in(title, rows).stream()
                            .map(row -> path(kept.apply(row.track())))
                            .toList());
            if (added) {
                assertThat(in(title, read))
                        .extracting(LibraryRow.Read::added)
                        .containsExactlyElementsOf(in(title, rows).stream()
                                .map(LibraryRow.Read::added)
                                .toList());
            }
        }
        assertThat(read).hasSameSizeAs(rows);
    }

    /** Programs write the same file as a path or as a URL. */
    private static Track path(Track track) {
        String location = track.location();
        return new Track(
                track.title(),
                track.artists(),
                track.album(),
                track.duration(),
                track.isrc(),
                track.uri(),
                location == null ? null : io.segue.library.field.AudioLocation.path(location),
                track.year(),
                track.genre(),
                track.explicit(),
                track.features());
    }

    private static List<LibraryRow.Read> in(String title, List<LibraryRow.Read> rows) {
        return rows.stream().filter(row -> row.playlist().title().equals(title)).toList();
    }

    private static List<LibraryRow.Read> roundTrip(String format, List<LibraryRow.Read> rows) throws IOException {
        WritableFormat writable = new LibraryConversion().format(format);
        Path file = Files.createTempFile("round-trip", writable.ending());
        try {
            try (LibraryWriter writer = writable.create(file, "Night")) {
                for (LibraryRow.Read row : rows) {
                    writer.write(row);
                }
                writer.finish();
            }
            if (rows.isEmpty()) {
                return List.of();
            }
            assertThat(LibraryFixture.formatOf(file)).isEqualTo(format);
            return LibraryFixture.rows(file).stream()
                    .map(LibraryRow.Read.class::cast)
                    .toList();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
