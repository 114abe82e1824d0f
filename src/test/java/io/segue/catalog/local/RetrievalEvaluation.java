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
 * to list. Every distinct track is asked for once, damaged by {@link RowDamage}; right is any track of the same title, artists and length
 * within 2 s. Then the rows of {@link VersionSet} are asked of all its recordings at once.
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
            if (arguments.length > 0 && Files.isRegularFile(Path.of(arguments[0]))) {
                new RetrievalEvaluation(misses).songs(home, Path.of(arguments[0]));
            } else {
                System.out.println(
                        "Data absent: pass the path of spotify_songs.csv. Without it only the version set is asked.");
            }
            new RetrievalEvaluation(misses).versions(home);
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

    private void versions(Path home) throws Exception {
        List<VersionSet.Query> queries = VersionSet.queries();
        Map<String, Track> recordings = new LinkedHashMap<>();
        for (VersionSet.Query query : queries) {
            for (MatchCandidate candidate : query.candidates()) {
                recordings.put(candidate.uri(), candidate.track());
            }
        }
        Path file = home.resolve("versions.csv");
        write(file, recordings.values());
        try (CollectionIndex index =
                new CollectionIndexes(home).open(List.of(new CollectionFile(file, CollectionIndexesTest.hash(file))))) {
            for (VersionSet.Query query : queries) {
                List<Track> right = query.right().stream().map(recordings::get).toList();
                if (!right.isEmpty()) {
                    List<CatalogTrack> found = index.search(query.wanted(), OFFERED);
                    int best = right.stream()
                            .mapToInt(track -> rank(found, track))
                            .min()
                            .orElse(OFFERED);
                    count(query.wanted(), right.get(0).label(), Set.of(query.kind()), best);
                }
            }
            print("version set, " + index.size() + " recordings");
        }
    }

    /** Place of the right track among those found, {@link #OFFERED} when it is not there. */
    private static int rank(List<CatalogTrack> found, Track right) {
        for (int i = 0; i < found.size(); i++) {
            Track track = found.get(i).track();
            if (track.title().equals(right.title())
                    && track.artists().equals(right.artists())
                    && near(track.duration(), right.duration())) {
                return i;
            }
        }
        return OFFERED;
    }

    private static boolean near(Duration one, Duration other) {
        return one == null || other == null || one.minus(other).abs().compareTo(Duration.ofSeconds(2)) <= 0;
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
