package io.segue.catalog.local;

import io.segue.catalog.CatalogTrack;
import io.segue.catalog.local.RowDamage.Kind;
import io.segue.library.CsvWriter;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import io.segue.sync.matching.VersionSet;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.util.IOUtils;

/**
 * How often the right track is among the first ten an index offers. Arguments: the file {@code spotify_songs.csv}, and a number of misses
 * to list. Every distinct track is asked for once, damaged by {@link RowDamage}; right is that track, or one song of
 * one artist that is as long to 2 s. Then the rows of {@link VersionSet} are asked of all its recordings and these tracks at once.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.segue.catalog.local.RetrievalEvaluation -Dexec.args="FILE"}.
 */
public final class RetrievalEvaluation {

    private static final int OFFERED = 10;
    private static final int ONE_IN = 4;

    private final int misses;
    private final Map<String, int[]> byKind = new TreeMap<>();
    private int listed;

    private RetrievalEvaluation(int misses) {
        this.misses = misses;
    }

    public static void main(String[] arguments) throws Exception {
        int misses = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path home = Files.createTempDirectory("segue-retrieval");
        try {
            List<CollectionFile> files = new ArrayList<>(List.of(versions(home)));
            if (arguments.length > 0 && Files.isRegularFile(Path.of(arguments[0]))) {
                Path songs = Path.of(arguments[0]);
                new RetrievalEvaluation(misses).songs(home, songs);
                files.add(new CollectionFile(songs, CollectionIndexesTest.hash(songs)));
            } else {
                System.out.println(
                        "Data absent: pass the path of spotify_songs.csv. Until then only the version set is asked.");
            }
            RetrievalEvaluation versions = new RetrievalEvaluation(misses);
            versions.askVersions(home, files);
            versions.print("version set");
        } finally {
            IOUtils.rm(home);
        }
    }

    private void songs(Path home, Path file) throws Exception {
        long started = System.nanoTime();
        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(file, CollectionIndexesTest.hash(file))))) {
            System.out.printf(Locale.ROOT, "%d tracks indexed in %.1f s%n", index.size(), seconds(started));
            RowDamage damage = new RowDamage(5);
            List<Track> tracks = tracks(file);
            long begun = System.nanoTime();
            for (Track track : tracks) {
                Set<Kind> kinds = damage.choose(ONE_IN);
                Track wanted = damage.damage(track, kinds);
                count(wanted, track.label(), kinds, rank(index.search(wanted, OFFERED), track));
            }
            double took = seconds(begun);
            print("damaged rows");
            System.out.printf(Locale.ROOT, "%d searches, %.0f a second%n%n", tracks.size(), tracks.size() / took);
        }
    }

    /** Share of the version set's rows whose right recording is among the first ten of all its recordings. */
    static double versionsFound(Path home) throws Exception {
        RetrievalEvaluation evaluation = new RetrievalEvaluation(Integer.MAX_VALUE);
        evaluation.askVersions(home, List.of(versions(home)));
        int[] all = evaluation.byKind.getOrDefault("all", new int[3]);
        return all[2] / (double) all[0];
    }

    /** A file of all recordings the version set names. */
    private static CollectionFile versions(Path home) throws Exception {
        Path file = home.resolve("versions.csv");
        write(file, recordings().values());
        return new CollectionFile(file, CollectionIndexesTest.hash(file));
    }

    private static Map<String, Track> recordings() {
        Map<String, Track> recordings = new LinkedHashMap<>();
        for (VersionSet.Query query : VersionSet.queries()) {
            for (MatchCandidate candidate : query.candidates()) {
                recordings.put(candidate.uri(), candidate.track());
            }
        }
        return recordings;
    }

    private void askVersions(Path home, List<CollectionFile> files) throws IOException {
        Map<String, Track> recordings = recordings();
        try (CollectionIndex index = new CollectionIndexes(home).open(files)) {
            for (VersionSet.Query query : VersionSet.queries()) {
                if (!query.right().isEmpty()) {
                    List<CatalogTrack> found = index.search(query.wanted(), OFFERED);
                    int best = query.right().stream()
                            .mapToInt(uri -> rank(found, recordings.get(uri)))
                            .min()
                            .orElse(OFFERED);
                    String right = query.right().stream()
                            .map(uri -> recordings.get(uri).label())
                            .findFirst()
                            .orElse("");
                    count(query.wanted(), right, Set.of(query.kind()), best);
                }
            }
        }
    }

    /** Place of the right track among those found, {@link #OFFERED} when it is not there. */
    private static int rank(List<CatalogTrack> found, Track right) {
        for (int i = 0; i < found.size(); i++) {
            if (isListedAs(found.get(i).track(), right)
                    || isListedElsewhere(found.get(i).track(), right)) {
                return i;
            }
        }
        return OFFERED;
    }

    private static boolean isListedAs(Track track, Track right) {
        return track.title().equals(right.title())
                && track.artists().equals(right.artists())
                && (track.duration() == null || right.duration() == null || near(track.duration(), right.duration()));
    }

    /** One song of one artist, as long to 2 s: the same recording in the words of another file. */
    private static boolean isListedElsewhere(Track track, Track right) {
        return track.duration() != null
                && right.duration() != null
                && near(track.duration(), right.duration())
                && !track.artists().isEmpty()
                && !right.artists().isEmpty()
                && SearchText.words(SearchText.artists(track))
                        .containsAll(SearchText.words(right.artists().get(0)))
                && SearchText.names(SearchText.core(track)).equals(SearchText.names(SearchText.core(right)));
    }

    private static boolean near(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(Duration.ofSeconds(2)) <= 0;
    }

    private void count(Track wanted, String right, Set<?> kinds, int rank) {
        count("all", rank);
        kinds.forEach(kind -> count(kind.toString().toLowerCase(Locale.ROOT), rank));
        if (rank == OFFERED && listed++ < misses) {
            System.out.println("MISSED " + kinds + " " + wanted.label() + " [" + wanted.album() + "]  ->  " + right);
        }
    }

    private void count(String kind, int rank) {
        int[] counts = byKind.computeIfAbsent(kind, k -> new int[3]);
        counts[0]++;
        counts[1] += rank == 0 ? 1 : 0;
        counts[2] += rank < OFFERED ? 1 : 0;
    }

    private void print(String what) {
        System.out.printf("%-18s %8s %8s %8s%n", what, "rows", "first", "in ten");
        byKind.forEach((kind, counts) -> System.out.printf(
                Locale.ROOT,
                "%-18s %8d %7.2f%% %7.2f%%%n",
                kind,
                counts[0],
                100.0 * counts[1] / counts[0],
                100.0 * counts[2] / counts[0]));
    }

    private static List<Track> tracks(Path file) throws IOException {
        Map<String, Track> tracks = new LinkedHashMap<>();
        try (LibraryReader rows = new LibraryFormats().open(file, LibraryFormats.AUTO, ReadOptions.COLLECTION)) {
            for (LibraryRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof LibraryRow.Read read) {
                    tracks.putIfAbsent(LocalUri.of(read.track()), read.track());
                }
            }
        }
        return new ArrayList<>(tracks.values());
    }

    static void write(Path file, Iterable<Track> tracks) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                CsvWriter csv = new CsvWriter(out)) {
            csv.row(List.of("Title", "Artist", "Album", "Duration ms", "ISRC"));
            for (Track track : tracks) {
                List<Object> cells = new ArrayList<>();
                cells.add(track.title());
                cells.add(String.join(";", track.artists()));
                cells.add(track.album());
                cells.add(track.duration() == null ? null : track.duration().toMillis());
                cells.add(track.isrc());
                csv.row(cells);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
